package dev.trowel.schema.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class FileTroubleTest {

  @Test
  void saysInWordsWhatTheSystemSaysByTheKindOfFailure() {
    assertThat(FileTrouble.words(new AccessDeniedException("a"))).isEqualTo("permission denied");
    assertThat(FileTrouble.words(new NoSuchFileException("a"))).contains("no such file");
  }

  @Test
  void namesNoClassAndNoFile() {
    FileSystemException full = new FileSystemException("/a", null, "No space left on device");
    assertThat(FileTrouble.words(full)).isEqualTo("No space left on device");
    assertThat(FileTrouble.words(new FileSystemException("/a")))
        .isEqualTo("the system does not say why");
    assertThat(FileTrouble.words(new EOFException())).isEqualTo("the system does not say why");
    assertThat(FileTrouble.words(new IOException("Disk quota exceeded")))
        .isEqualTo("Disk quota exceeded");
  }
}
