package dev.trowel.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256 << 10, (256 << 10) + 1, 1_000_000})
  void givesWhatWasWrittenEachTime(int length) throws IOException {
    Random random = new Random(length);
    Chunks chunks = new Chunks();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    while (expected.size() < length) {
      byte[] some = new byte[Math.min(length - expected.size(), 1 + random.nextInt(300_000))];
      random.nextBytes(some);
      chunks.write(some);
      expected.write(some);
    }
    assertThat(chunks.length()).isEqualTo(length);
    for (int time = 0; time < 2; time++) {
      try (InputStream in = chunks.open()) {
        assertThat(in.readAllBytes()).isEqualTo(expected.toByteArray());
      }
    }
  }
}
