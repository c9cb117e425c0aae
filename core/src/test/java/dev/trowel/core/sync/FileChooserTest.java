package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileChooserTest {

  @TempDir Path temp;
  private Path root;
  private final Diagnostics diagnostics = new Diagnostics();

  @BeforeEach
  void resolve() throws IOException {
    root = temp.toRealPath();
  }

  @Test
  void takesEverythingSortedButTheToolsFolders() {
    Trees.make(
        root, "b.py", "a/c.py", ".git/config", ".databricks/x", "a/.databricks/y", ".hidden");
    assertThat(choose()).containsExactly(".hidden", "a/c.py", "b.py");
  }

  @Test
  void neverTakesAGitFileOfALinkedWorkTree() {
    Trees.write(root, ".git", "gitdir: /nowhere");
    Trees.make(root, "a");
    assertThat(choose()).containsExactly("a");
  }

  @Test
  void readsIgnoreFilesWithoutGitToo() {
    Trees.write(root, ".gitignore", "*.tmp\nbuild/\n");
    Trees.make(root, "a.tmp", "build/x", "src/b.tmp", "src/a");
    assertThat(choose()).containsExactly(".gitignore", "src/a");
  }

  @Test
  void letsADeeperIgnoreFileDecide() {
    Trees.write(root, ".gitignore", "*.csv\n");
    Trees.write(root, "data/.gitignore", "!keep.csv\n");
    Trees.make(root, "a.csv", "data/keep.csv", "data/drop.csv");
    assertThat(choose()).containsExactly(".gitignore", "data/.gitignore", "data/keep.csv");
  }

  @Test
  void cannotBringBackAFileOfAnIgnoredFolder() {
    Trees.write(root, ".gitignore", "data\n!data/keep.csv\n");
    Trees.write(root, "data/.gitignore", "!keep.csv\n");
    Trees.make(root, "data/keep.csv");
    assertThat(choose()).containsExactly(".gitignore");
  }

  @Test
  void obeysTheIgnoreFilesAboveUpToTheWorkTree() {
    Trees.make(root, ".git/", "outside.tmp");
    Trees.write(root, ".gitignore", "/bundles/one/secret\n*.tmp\n");
    Trees.write(root, ".git/info/exclude", "private\n");
    Path bundle = root.resolve("bundles/one");
    Trees.make(bundle, "secret", "a.tmp", "private", "a.py");
    assertThat(choose(rules(bundle), bundle)).containsExactly("a.py");
  }

  @Test
  void looksForAWorkTreeBelowTheCeilingOnly() {
    Trees.make(root, ".git/", "b/x/");
    assertThat(GitTree.around(root.resolve("b/x"), Optional.empty())).isPresent();
    assertThat(GitTree.around(root.resolve("b/x"), Optional.of(root))).isEmpty();
    assertThat(GitTree.around(root.resolve("b/x"), Optional.of(root.resolve("b")))).isEmpty();
    assertThat(GitTree.around(root, Optional.ofNullable(root.getParent()))).isPresent();
  }

  @Test
  void findsTheRulesOfALinkedWorkTree() {
    Trees.make(root, "main/.git/info/exclude");
    Trees.write(root, "main/.git/worktrees/w/commondir", "../..\n");
    Trees.write(root, "w/.git", "gitdir: " + root + "/main/.git/worktrees/w\n");
    assertThat(GitTree.around(root.resolve("w"), Optional.empty()))
        .contains(
            new GitTree(root.resolve("w"), Optional.of(root.resolve("main/.git/info/exclude"))));
  }

  @Test
  void takesNothingOfABundleThatGitIgnoresAndSaysSo() {
    Trees.make(root, ".git/");
    Trees.write(root, ".gitignore", "out/\n");
    Path bundle = root.resolve("out/bundle");
    Trees.make(bundle, "a.py");
    assertThat(choose(rules(bundle), bundle)).isEmpty();
    assertThat(summaries())
        .containsExactly("There are no files to sync, please check your .gitignore");
  }

  @Test
  void includesWhatGitIgnores() {
    Trees.write(root, ".gitignore", "dist/\n*.whl\n");
    Trees.make(root, "dist/a.whl", "dist/deep/b.whl", "dist/c.txt", "d.whl", ".databricks/e.whl");
    assertThat(choose(List.of("."), List.of("dist/**/*.whl"), List.of()))
        .containsExactly(".gitignore", "dist/a.whl", "dist/deep/b.whl");
    assertThat(choose(List.of("."), List.of("dist"), List.of("*.txt")))
        .containsExactly(".gitignore", "dist/a.whl", "dist/deep/b.whl");
    assertThat(choose(List.of("."), List.of("*.whl"), List.of("dist/deep/")))
        .containsExactly(".gitignore", "d.whl", "dist/a.whl");
  }

  @Test
  void includesWhatLiesOutsideThePaths() {
    Trees.make(root, "src/a.py", "other/b.py", "other/c.txt");
    assertThat(choose(List.of("src"), List.of("other/*.py"), List.of()))
        .containsExactly("other/b.py", "src/a.py");
  }

  @Test
  void excludesWithTheLastWord() {
    Trees.make(root, "tests/a.py", "tests/keep.py", "a.py", "x.md");
    assertThat(choose(List.of("."), List.of(), List.of("tests", "!tests/keep.py", "*.md")))
        .containsExactly("a.py", "tests/keep.py");
    assertThat(choose(List.of("."), List.of(), List.of("!tests/keep.py", "tests/")))
        .containsExactly("a.py", "x.md");
    assertThat(choose(List.of("."), List.of(), List.of("./tests/*", "../x.md")))
        .containsExactly("a.py", "x.md");
  }

  @Test
  void walksSeveralPathsAndSingleFiles() {
    Trees.make(root, "a/x.py", "a/b/y.py", "c/z.py", "ab/no.py", "d.py");
    assertThat(choose(List.of("a/b", "./c", "d.py", "a/b/y.py"), List.of(), List.of()))
        .containsExactly("a/b/y.py", "c/z.py", "d.py");
  }

  @Test
  void readsPatternsFromTheBundleWhenTheSyncRootIsAbove() {
    Path bundle = root.resolve("bundle");
    Trees.make(root, "shared/lib.py", "shared/x.md", "bundle/a.py", "bundle/x.md", "bundle/y/x.md");
    SyncRules rules =
        new SyncRules(
            root, List.of("bundle", "shared"), List.of(), List.of("*.md", "../shared/*.py"));
    assertThat(choose(rules, bundle))
        .containsExactly("bundle/a.py", "bundle/y/x.md", "shared/x.md");
  }

  @Test
  void addsTheFilesTrowelWroteItself() {
    Trees.make(root, ".databricks/bundle/dev/.internal/n.py", "a.py");
    Trees.make(
        root, ".databricks/bundle/dev/.internal/noext", ".databricks/bundle/prod/.internal/m.py");
    assertThat(choose()).containsExactly(".databricks/bundle/dev/.internal/n.py", "a.py");
    assertThat(choose(List.of("."), List.of(), List.of(".databricks"))).containsExactly("a.py");
  }

  @Test
  void followsLinksToFilesButNotToFolders() throws IOException {
    Trees.make(root, "real/a.py", "away/");
    Files.createSymbolicLink(root.resolve("link.py"), Path.of("real/a.py"));
    Files.createSymbolicLink(root.resolve("folder"), Path.of("real"));
    Files.createSymbolicLink(root.resolve("real/loop"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(root.resolve("broken"), Path.of("nowhere"));
    assertThat(choose()).containsExactly("link.py", "real/a.py");
    assertThat(summaries()).contains("broken is a link to nothing; left out");
  }

  @Test
  void namesAFolderItCannotRead() throws IOException {
    Trees.make(root, "closed/a.py", "b.py");
    Path closed = root.resolve("closed");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(closed), "runs as a user who may read everything");
    try {
      assertThat(choose()).containsExactly("b.py");
      assertThat(diagnostics.hasErrors()).isTrue();
      assertThat(diagnostics.list().getFirst().spans().getFirst()).hasToString("closed");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void refusesNamesTheWorkspaceCannotTake() {
    Trees.make(root, "a\nb.py", "c\\d.py", "e.py");
    assertThat(choose()).containsExactly("e.py");
    assertThat(diagnostics.list()).extracting(Diagnostic::code).containsOnly("sync-file-name");
    assertThat(summaries())
        .containsExactlyInAnyOrder(
            "cannot upload a?b.py: its name holds a control character",
            "cannot upload c\\d.py: its name holds a backslash");
  }

  @Test
  void saysThatAPathIsNotThere() {
    Trees.make(root, "a.py");
    choose(List.of("a.py", "lib"), List.of(), List.of());
    assertThat(summaries()).containsExactly("sync path \"lib\" does not exist");
  }

  @Test
  void followsALinkThatAPathNames() throws IOException {
    Trees.make(root, "real/a.py", "real/b/c.py", "x.py");
    Files.createSymbolicLink(root.resolve("link"), Path.of("real"));
    Files.createSymbolicLink(root.resolve("real/loop"), Path.of(".."));

    assertThat(choose(List.of("link", "x.py"), List.of(), List.of()))
        .containsExactly("link/a.py", "link/b/c.py", "x.py");
  }

  @Test
  void takesTheFilesOfPathsAboveTheBundleAndNotItsNeighbours() {
    Path bundle = root.resolve("team/bundle");
    Trees.make(
        root, "lib/x.py", "lib/.databricks/s", "team/bundle/a.py", "team/other/no.py", "no.py");
    Trees.write(root, "lib/.gitignore", "*.log\n");
    Trees.make(root, "lib/y.log");
    SyncRules rules = new SyncRules(root, List.of("team/bundle", "lib"), List.of(), List.of());

    assertThat(choose(rules, bundle))
        .containsExactly("lib/.gitignore", "lib/x.py", "team/bundle/a.py");
  }

  @Test
  void looksForIncludedFilesOnlyWhereTheyMayBe() {
    Path bundle = root.resolve("bundle");
    Trees.make(root, "bundle/dist/a.whl", "bundle/a.py", "shared/x.py");
    Trees.write(root, ".gitignore", "dist\n");
    for (int i = 0; i < 50; i++) {
      Trees.make(root, "neighbour/" + i + "/deep/x.whl");
    }
    SyncRules rules =
        new SyncRules(
            root, List.of("bundle", "shared"), List.of("dist/*.whl", "../shared/*.md"), List.of());
    List<ChosenFile> chosen = chooser(rules, bundle).choose(diagnostics, 20);

    assertThat(chosen)
        .extracting(ChosenFile::path)
        .containsExactly("bundle/a.py", "bundle/dist/a.whl", "shared/x.py");
  }

  @Test
  void includesWholeFoldersAndWhatLiesDeepInThem() {
    Trees.write(root, ".gitignore", "out/\ntmp/\n");
    Trees.make(root, "out/a/b/c.txt", "out/d.txt", "tmp/x/keep/y.txt", "tmp/z.txt", "m.py");

    assertThat(choose(List.of("."), List.of("out", "tmp/**/keep/*.txt"), List.of("out/a/**")))
        .containsExactly(".gitignore", "m.py", "out/d.txt", "tmp/x/keep/y.txt");
  }

  @Test
  void stopsWhereThereAreTooMany() {
    Trees.make(root, "a/1", "a/2", "a/3");

    assertThatThrownBy(() -> chooser(rules(root), root).choose(diagnostics, 3))
        .isInstanceOf(StopException.class)
        .hasMessage("there are too many files to sync; stopped at a");
    assertThat(chooser(rules(root), root).choose(new Diagnostics(), 4)).hasSize(3);
  }

  private List<String> summaries() {
    return diagnostics.list().stream().map(Diagnostic::summary).toList();
  }

  private List<String> choose() {
    return choose(rules(root), root);
  }

  private List<String> choose(List<String> paths, List<String> include, List<String> exclude) {
    return choose(new SyncRules(root, paths, include, exclude), root);
  }

  private static SyncRules rules(Path root) {
    return new SyncRules(root, List.of("."), List.of(), List.of());
  }

  private List<String> choose(SyncRules rules, Path bundle) {
    return chooser(rules, bundle).choose(diagnostics).stream().map(ChosenFile::path).toList();
  }

  private FileChooser chooser(SyncRules rules, Path bundle) {
    Path generated = bundle.resolve(".databricks/bundle/dev/.internal");
    Optional<GitTree> tree = GitTree.around(bundle, Optional.of(root.resolve("..").normalize()));
    return new FileChooser(rules, bundle, generated, tree);
  }
}
