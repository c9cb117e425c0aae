package dev.trowel.schema.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.bundle.GitFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitReaderTest {

  private static final String COMMIT = "0123456789012345678901234567890123456789";

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void makeBundle() throws IOException {
    folder = folder.toRealPath();
    bundle = Files.createDirectories(folder.resolve("repo/sub/bundle"));
  }

  @Test
  void findsNothingOutsideAWorkTree() {
    assertThat(read()).isEqualTo(GitFacts.none());
  }

  @Test
  void readsBranchCommitAndOrigin() throws IOException {
    write("repo/.git/HEAD", "ref: refs/heads/feature/x\n");
    write("repo/.git/refs/heads/feature/x", COMMIT + "\n");
    write(
        "repo/.git/config",
        """
        [core]
        \turl = no
        [remote "other"]
        \turl = no
        [remote "origin"]
        \turl = https://h/r.git
        """);
    assertThat(read())
        .isEqualTo(new GitFacts("feature/x", COMMIT, "https://h/r.git", "sub/bundle"));
  }

  @Test
  void namesTheRootOfTheWorkTreeWithADot() throws IOException {
    write("repo/sub/bundle/.git/HEAD", "ref: refs/heads/main\n");
    assertThat(read()).isEqualTo(new GitFacts("main", "", "", "."));
  }

  @Test
  void knowsTheCommitOfADetachedHead() throws IOException {
    write("repo/.git/HEAD", COMMIT + "\n");
    assertThat(read().branch()).isEmpty();
    assertThat(read().commit()).isEqualTo(COMMIT);
  }

  @Test
  void readsPackedReferences() throws IOException {
    write("repo/.git/HEAD", "ref: refs/heads/main\n");
    write(
        "repo/.git/packed-refs",
        "# pack-refs with: peeled\n"
            + "f".repeat(40)
            + " refs/heads/old/refs/heads/main\n"
            + COMMIT
            + " refs/heads/main\n^"
            + "e".repeat(40)
            + "\n");
    assertThat(read().commit()).isEqualTo(COMMIT);
  }

  @Test
  void followsALinkedWorkTree() throws IOException {
    write("repo/.git", "gitdir: ../main/.git/worktrees/repo\n");
    write("main/.git/worktrees/repo/HEAD", "ref: refs/heads/topic\n");
    write("main/.git/worktrees/repo/commondir", "../..\n");
    write("main/.git/refs/heads/topic", COMMIT + "\n");
    write("main/.git/config", "[remote \"origin\"]\nurl=git@h:r.git\n");
    assertThat(read()).isEqualTo(new GitFacts("topic", COMMIT, "git@h:r.git", "sub/bundle"));
  }

  @Test
  void keepsPasswordsOutOfTheOrigin() throws IOException {
    write("repo/.git/HEAD", "ref: refs/heads/main\n");
    write("repo/.git/config", "[remote \"origin\"]\n  url = https://me:secret@h/r.git\n");
    assertThat(read().originUrl()).isEqualTo("https://h/r.git");
  }

  @Test
  void doesNotLookAboveTheCeiling() throws IOException {
    write("repo/.git/HEAD", "ref: refs/heads/main\n");
    assertThat(GitReader.read(bundle, Optional.of(folder.resolve("repo"))))
        .isEqualTo(GitFacts.none());
    assertThat(GitReader.read(bundle, Optional.of(folder)).branch()).isEqualTo("main");
  }

  @Test
  void saysNothingOfABrokenRepository() throws IOException {
    write("repo/.git", "nonsense");
    assertThat(read()).isEqualTo(GitFacts.none());
  }

  private GitFacts read() {
    return GitReader.read(bundle, Optional.of(folder));
  }

  private void write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
