package dev.trowel.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/// Whatever the `.gitignore` files say: what we see is what git sees.
final class GitAgreementTest {

  private static final List<String> NAMES =
      List.of("a", "b", "ab", "a.b", "[a]", "a b", "#a", "!b");
  private static final Path TREE = makeTree();

  private static Path makeTree() {
    try {
      Path root = Files.createTempDirectory("ignore").toRealPath();
      for (String folder : List.of("", "d/", "d/a/", "d/a/b/", "d/c/", "e/", "e/d/", "e/d/a/")) {
        Files.createDirectories(root.resolve(folder));
        for (String name : NAMES) {
          makeFile(root.resolve(folder + name));
        }
      }
      git(root, "init", "-q");
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the name will be a folder's, none is made.
  private static void makeFile(Path file) throws IOException {
    if (!file.endsWith("d/a") && !file.endsWith("d/a/b")) {
      Files.writeString(file, "");
    }
  }

  @AfterContainer
  static void removeTree() throws IOException {
    try (var all = Files.walk(TREE)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void seesWhatGitSees(
      @ForAll("rules") List<String> top,
      @ForAll("rules") List<String> inner,
      @ForAll("rules") List<String> exclude)
      throws IOException {
    Path root = TREE;
    Files.writeString(root.resolve(".gitignore"), String.join("\n", top));
    Files.writeString(root.resolve("d/.gitignore"), String.join("\n", inner) + "\n");
    Files.writeString(root.resolve(".git/info/exclude"), String.join("\n", exclude));

    assertThat(ours(root)).isEqualTo(gits(root));
  }

  @Provide
  Arbitrary<List<String>> rules() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.of("a", "b", "d", "e", "c", ".", "/", "*")),
            net.jqwik.api.Tuple.of(3, Arbitraries.of("**/", "/**", "**", "?", "[ab]", "[!a]", "/")),
            net.jqwik.api.Tuple.of(
                1,
                Arbitraries.of(
                    "[a-c]", "[[:alpha:]]", "\\", " ", "#", "!", "[", "]", "[]a]", "[^]b]", "-")));
    Arbitrary<String> rule = piece.list().ofMinSize(1).ofMaxSize(5).map(p -> String.join("", p));
    return Arbitraries.oneOf(rule, rule.map(r -> "!" + r)).list().ofMaxSize(3);
  }

  private static Set<String> ours(Path root) {
    Diagnostics diagnostics = new Diagnostics();
    List<ChosenFile> chosen =
        new FileChooser(
                new SyncRules(root, List.of("."), List.of(), List.of()),
                root,
                root.resolve(".databricks/none"),
                GitTree.around(root, Optional.empty()))
            .choose(diagnostics);
    TreeSet<String> paths = new TreeSet<>();
    chosen.forEach(file -> paths.add(file.path()));
    return paths;
  }

  private static Set<String> gits(Path root) throws IOException {
    String output = git(root, "ls-files", "-o", "-z", "--exclude-standard");
    TreeSet<String> paths = new TreeSet<>(Arrays.asList(output.split("\0", -1)));
    paths.remove("");
    return paths;
  }

  private static String git(Path root, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "-C", root.toString());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), UTF_8);
    }
  }
}
