package dev.trowel.core.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trowel.core.process.Repository;
import dev.trowel.core.select.Changes.Range;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitChangesTest {

  @TempDir Path tree;
  private Repository repository;
  private Path root;

  @BeforeEach
  void commit() throws IOException, InterruptedException {
    root = Files.createDirectories(tree.resolve("project"));
    Files.writeString(root.resolve("a.yml"), "1\n2\n3\n4\n5\n");
    Files.writeString(root.resolve("gone.py"), "x\n");
    Files.writeString(tree.resolve("beside.py"), "x\n");
    repository = Repository.in(tree);
    repository.save("first");
    repository.git("tag", "v1");
  }

  @Test
  void nothingChangedIsNothing() {
    assertThat(new GitChanges(root).since("v1").all()).isEmpty();
  }

  @Test
  void changedAddedAndRemovedLinesAndFilesCount() throws IOException {
    Files.writeString(root.resolve("a.yml"), "1\ntwo\n3\n5\n");
    Files.delete(root.resolve("gone.py"));
    Files.writeString(root.resolve("neu ö.py"), "x\n");
    Files.writeString(tree.resolve("beside.py"), "y\n");

    Changes changes = new GitChanges(root).since("v1");

    assertThat(changes.all()).containsOnlyKeys("a.yml", "gone.py", "neu ö.py");
    assertThat(changes.all().get("a.yml")).containsExactly(new Range(2, 2), new Range(3, 4));
    assertThat(changes.meet("a.yml", 1, 1)).isFalse();
    assertThat(changes.meet("a.yml", 1, 2)).isTrue();
    assertThat(changes.meet("neu ö.py", 1, 1)).isTrue();
  }

  @Test
  void filesThatAreNoTextCount() throws IOException, InterruptedException {
    Files.write(root.resolve("lib.jar"), new byte[] {0, 1, 2});
    repository.save("second");
    Files.write(root.resolve("lib.jar"), new byte[] {0, 1, 3});

    assertThat(new GitChanges(root).since("HEAD").all()).containsOnlyKeys("lib.jar");
  }

  @Test
  void howGitIsSetUpToShowNamesCountsForNothing() throws IOException, InterruptedException {
    Files.writeString(root.resolve("a.yml"), "1\ntwo\n3\n4\n5\n");
    for (String setting : new String[] {"diff.noprefix", "diff.mnemonicPrefix"}) {
      repository.git("config", setting, "true");

      Changes changes = new GitChanges(root).since("v1");

      assertThat(changes.all()).containsOnlyKeys("a.yml");
      assertThat(changes.all().get("a.yml")).containsExactly(new Range(2, 2));
    }
  }

  @Test
  void whatGitDoesNotKnowIsRefused() {
    for (String ref : new String[] {"nowhere", "", "--output=/tmp/x", "a.yml"}) {
      StopException stop =
          catchThrowableOfType(StopException.class, () -> new GitChanges(root).since(ref));

      assertThat(stop.diagnostics().getFirst().code()).isEqualTo("git-ref-unknown");
    }
  }
}
