package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What a bundle of a thousand jobs costs; `docs/performance.md` has the numbers.
@Tag("full")
@Isolated("times what it starts")
class ManyJobsIT {

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");
  private static final int TRIES = 5;

  /// The kernel's own count of what a child took: wall and processor seconds, and its peak.
  private static final String MEASURE =
      """
      import resource, subprocess, sys, time
      start = time.time()
      code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
      wall = time.time() - start
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      print(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
      """;

  @TempDir Path folder;

  /// @param processor seconds
  /// @param peak MB
  private record Cost(double wall, double processor, double peak) {

    Cost with(Cost other) {
      return new Cost(
          Math.min(wall, other.wall),
          Math.min(processor, other.processor),
          Math.max(peak, other.peak));
    }
  }

  @BeforeEach
  void write() throws IOException {
    for (int jobs : new int[] {1, 100, 1000, 10_000}) {
      ManyJobs.write(folder.resolve("of" + jobs), jobs);
    }
  }

  @Test
  void validatesInThreeSecondsAnd400Megabytes() {
    Cost cost = validate(1000);

    assertThat(cost.wall()).as("seconds").isLessThanOrEqualTo(3.0);
    assertThat(cost.peak()).as("MB").isLessThanOrEqualTo(400.0);
  }

  @Test
  void workGrowsNoFasterThanTheBundle() {
    double start = validate(1).processor();

    double hundred = validate(100).processor() - start;
    double thousand = validate(1000).processor() - start;
    double tenThousand = validate(10_000).processor() - start;

    // Ten times the jobs, within a fifth.
    assertThat(thousand).as("of %s", hundred).isLessThan(12 * hundred);
    assertThat(tenThousand).as("of %s", thousand).isLessThan(12 * thousand);
  }

  /// The least times, as what others do on the machine only adds; the greatest peak.
  private Cost validate(int jobs) {
    String bundle = folder.resolve("of" + jobs).toString();
    return Stream.generate(() -> measure("-C", bundle, "validate"))
        .limit(jobs > 1000 ? 1 : TRIES)
        .reduce(Cost::with)
        .orElseThrow();
  }

  private Cost measure(String... command) {
    try {
      String[] arguments =
          Stream.concat(
                  Stream.of("python3", "-c", MEASURE, LAUNCHER.toString()), Stream.of(command))
              .toArray(String[]::new);
      Ran ran = Ran.of(folder, Map.of(), Path.of("/usr/bin/env"), arguments);
      String[] numbers = ran.out().strip().split(" ", -1);
      assertThat(numbers[0]).as("exit code; %s", ran.err()).isEqualTo("0");
      return new Cost(
          Double.parseDouble(numbers[1]),
          Double.parseDouble(numbers[2]),
          Double.parseDouble(numbers[3]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
