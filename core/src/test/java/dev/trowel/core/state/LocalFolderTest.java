package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFolderTest {

  @TempDir Path root;

  @Test
  void isWritableBeforeItIsThere() throws IOException {
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    assertThat(folder.isWritable()).isTrue();
    folder.requireRoom();
    assertThat(Files.readString(root.resolve(".databricks/.gitignore"))).isEqualTo("*\n");
    assertThat(folder.file("trowel/room")).doesNotExist();
  }

  @Test
  void isNotWritableBelowAFile() throws IOException {
    Files.writeString(root.resolve(".databricks"), "in the way");
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    assertThat(folder.isWritable()).isFalse();
    Stops.with("local-files", folder::requireRoom)
        .satisfies(told -> assertThat(told.summary()).doesNotContain("Exception").contains(": "));
  }

  @Test
  void movesWithWhatIsRecorded() {
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    folder.write("resources.json", "x".getBytes(UTF_8));

    LocalFolder moved = folder.movedTo(root.resolve("other/dev"));

    assertThat(moved.file("resources.json")).hasContent("x");
    assertThat(moved.file("deployment.json")).doesNotExist();
  }

  @Test
  void doesNotMoveAwayFromAJournal() {
    LocalFolder folder = LocalFolder.of(root, "dev", Optional.empty());
    folder.write(Journal.FILE, "{}\n".getBytes(UTF_8));
    Stops.with("local-files", () -> folder.movedTo(root.resolve("other")));
    assertThat(root.resolve("other")).doesNotExist();
  }
}
