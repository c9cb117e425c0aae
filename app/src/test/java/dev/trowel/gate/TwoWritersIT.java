package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Two processes deploy one development target at once, round after round, and some are killed:
/// only who has the turn changes anything, and afterwards everything is there once.
@Isolated("keeps all processors busy")
class TwoWritersIT {

  private static final int SAMPLE = 6;
  private static final int ALL = 200;

  @TempDir Path folder;

  @Test
  void takeTurnsInAFewRounds() throws IOException {
    check(SAMPLE);
  }

  @Test
  @Tag("full")
  void takeTurnsInManyRounds() throws IOException {
    check(Soak.IS_WANTED ? ALL : ALL / Soak.PART);
  }

  private void check(int rounds) throws IOException {
    long seed = Long.getLong("trowel.seed", 1);
    try (TwoWriters writers = new TwoWriters(Program.trowel(), folder, seed)) {
      for (int round = 0; round < rounds; round++) {
        writers.round();
      }
      writers.end();
      System.out.printf("Two writers: %s (-Dtrowel.seed=%d)%n", writers.summary(), seed);
      assertThat(writers.trouble()).as("-Dtrowel.seed=%d", seed).isEmpty();
    }
  }
}
