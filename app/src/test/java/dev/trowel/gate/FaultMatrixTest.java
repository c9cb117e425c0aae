package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever goes wrong with any request: after at most one more deployment without a flag the
/// workspace is as the bundle says, and after at most one more `destroy` nothing is left.
class FaultMatrixTest {

  private static final int SAMPLE = 4;
  private static final int AT_ONCE = 2;

  @TempDir Path folder;

  @Test
  void aSampleOfFaultsEndsWell() throws IOException {
    long seed = Long.getLong("trowel.seed", 1);
    FaultRun.Usual usual = FaultRun.Usual.in(folder.resolve("usual"));
    Random random = new Random(seed);
    List<FaultRun> runs = new ArrayList<>();
    for (Weather weather : Weather.values()) {
      for (int i = 0; i < (weather.isSudden() ? SAMPLE : 1); i++) {
        int deploy = 1 + random.nextInt(usual.deploy());
        runs.add(new FaultRun(weather, deploy, 1 + random.nextInt(usual.destroy())));
      }
    }
    check("a sample, -Dtrowel.seed=" + seed, runs, usual);
  }

  /// `-Dtrowel.fault='EXPIRED at 4/24'` repeats one; what was printed: `app/target/fault-matrix`.
  @Test
  void aGivenFaultEndsWell() throws IOException {
    String given = System.getProperty("trowel.fault", "RESET_AFTER at 1/1");
    check(given, List.of(FaultRun.of(given)), FaultRun.Usual.in(folder.resolve("usual")));
  }

  @Test
  @Tag("full")
  @Timeout(1800)
  void eachFaultAtEachRequestEndsWell() throws IOException {
    FaultRun.Usual usual = FaultRun.Usual.in(folder.resolve("usual"));
    List<FaultRun> runs = new ArrayList<>();
    for (Weather weather : Weather.values()) {
      int last = weather.isSudden() ? Math.max(usual.deploy(), usual.destroy()) : 1;
      for (int at = 1; at <= last; at++) {
        runs.add(new FaultRun(weather, at, at));
      }
    }
    check(Soak.WORD, Soak.of(runs), usual);
  }

  private void check(String which, List<FaultRun> runs, FaultRun.Usual usual) throws IOException {
    List<String> bad = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<String>> all = new ArrayList<>();
      for (FaultRun run : runs) {
        Path place = folder.resolve("run" + all.size());
        all.add(workers.submit(() -> run.in(place, usual)));
      }
      for (Future<String> each : all) {
        bad.add(each.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    bad.removeIf(String::isEmpty);
    String told =
        "Fault matrix (%s): %d faults, %d of them with trouble; a deployment has %d requests, a destruction %d.%n"
            .formatted(which, runs.size(), bad.size(), usual.deploy(), usual.destroy());
    Files.writeString(
        Repository.path("app/target/fault-matrix.txt"), told + String.join("\n", bad));
    System.out.print(told);
    assertThat(bad).as(told).isEmpty();
  }
}
