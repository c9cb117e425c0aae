package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.TestAbortedException;

/// A deployment of every kind that is killed at any changing request, on a machine that is thrown
/// away: the next one, without a flag, leaves what the bundle says, and `destroy` leaves nothing.
///
/// `-Dtrowel.kill.program=FILE` runs the script on another program, and only tells what it finds.
@Isolated("keeps all processors busy")
class KillMatrixIT {

  private static final int SAMPLE = 8;

  @TempDir Path folder;

  @Test
  void aSampleOfKillsLeavesNothingBehind() throws IOException {
    long seed = Long.getLong("trowel.seed", 1);
    check(
        "a sample, -Dtrowel.seed=" + seed,
        KillCrew.of(Program.trowel(), folder)
            .run(all -> {
              List<Kill> mixed = new ArrayList<>(all);
              Collections.shuffle(mixed, new Random(seed));
              return mixed.subList(0, SAMPLE);
            }));
  }

  @Test
  @Tag("full")
  void noKillLeavesAnythingBehind() throws IOException {
    check(Soak.WORD, KillCrew.of(Program.trowel(), folder).run(Soak::of));
  }

  @Test
  @Tag("full")
  void anotherProgramIsKilledAsWell() throws IOException {
    Program other =
        Program.other()
            .orElseThrow(() -> new TestAbortedException("no other program: trowel.kill.program"));
    KillCrew.Result result = KillCrew.of(other, folder).run(all -> all);
    write(other.file().toString(), result);
    assertThat(result.kills()).isNotEmpty();
  }

  private static void check(String which, KillCrew.Result result) throws IOException {
    write(which, result);
    assertThat(result.kills().stream().filter(Kill::happened)).as("kills").isNotEmpty();
    assertThat(result.bad().stream().map(Kill::row)).as(which).isEmpty();
  }

  private static void write(String which, KillCrew.Result result) throws IOException {
    String table = "Kill matrix (" + which + "): " + result.table();
    Path file = Repository.path("app/target/kill-matrix.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
    System.out.println(table.lines().findFirst().orElseThrow());
  }
}
