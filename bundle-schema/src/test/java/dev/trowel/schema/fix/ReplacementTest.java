package dev.trowel.schema.fix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplacementTest {

  @TempDir Path folder;

  @Test
  void keepsPermissionsAndLeavesNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "a");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

    replacement(file, "a", "b").make();

    assertThat(file).hasContent("b");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void changesWhatALinkLeadsTo() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "a");
    Path link = Files.createSymbolicLink(folder.resolve("l"), Path.of("f"));

    replacement(link, "a", "b").make();

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("b");
  }

  @Test
  void noticesThatTheFileChanged() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "c");

    assertThat(replacement(file, "a", "b").isCurrent()).isFalse();
    assertThat(replacement(file, "c", "b").isCurrent()).isTrue();
  }

  private static Replacement replacement(Path file, String expected, String content) {
    return new Replacement(file, expected.getBytes(UTF_8), content.getBytes(UTF_8));
  }
}
