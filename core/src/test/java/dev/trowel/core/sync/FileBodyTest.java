package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.Stops;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether its stamp tells or not: a file comes whole only when it is what was planned.
class FileBodyTest {

  private static final Instant LONG_AFTER = Instant.parse("2126-01-01T00:00:00Z");

  @TempDir Path root;

  private Path file;
  private final byte[] content = new byte[100_000];

  @BeforeEach
  void write() throws IOException {
    new Random(1).nextBytes(content);
    file = Files.write(root.resolve("big.bin"), content);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesAllOfItEachTime(boolean telling) throws IOException {
    FileBody body = body(telling);
    assertThat(body.length()).isEqualTo(content.length);
    for (int time = 0; time < 2; time++) {
      try (InputStream in = body.open()) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void neverGivesTheLastPieceOfAChangedFile(boolean telling) throws IOException {
    FileBody body = body(telling);
    byte[] changed = content.clone();
    changed[0]++;
    Files.write(file, changed);
    neverComesToItsEnd(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void neverGivesTheLastPieceOfAFileOfAnotherLength(int more) throws IOException {
    FileBody body = body(true);
    FileBody digested = body(false);
    Files.write(file, Arrays.copyOf(content, content.length + more));
    neverComesToItsEnd(body);
    neverComesToItsEnd(digested);
  }

  @Test
  void saysThatAFileVanished() throws IOException {
    FileBody body = body(true);
    Files.delete(file);
    Stops.with("sync-file-vanished", body::open);
  }

  private void neverComesToItsEnd(FileBody body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = body.open()) {
      Stops.with("sync-file-changed", () -> copy(in, out));
    }
    assertThat(out.size()).isLessThan(content.length);
  }

  private static void copy(InputStream in, ByteArrayOutputStream out) {
    try {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileBody body(boolean telling) throws IOException {
    FileStamp stamp = FileStamp.of(file).takenAt(telling ? LONG_AFTER : Instant.EPOCH);
    assertThat(stamp.isTelling()).isEqualTo(telling);
    return new FileBody(new SourceFile("big.bin", file, stamp, false, Sha256.of(content)));
  }
}
