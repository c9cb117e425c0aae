package dev.trowel.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What a bundle of a thousand jobs costs; `docs/performance.md` has the numbers.
///
/// A machine that runs tests for many takes up to four times as long for the same instructions. So
/// times are held to six times what is asked for on a quiet one, which still tells what is slower
/// by its nature; growth and memory are the same everywhere, and held closely.
@Tag("full")
@Isolated("times what it starts")
class ManyJobsIT {

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");
  private static final int TRIES = 5;
  private static final double SLOW = 6;

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
  void validatesAThousandJobsWithin250Megabytes() {
    Cost cost = validate(1000);

    assertThat(cost.wall()).as("seconds").isLessThanOrEqualTo(SLOW * 2);
    assertThat(cost.peak()).as("MB").isLessThanOrEqualTo(250.0);
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

  /// A fifth more memory than `docs/performance.md` asks for.
  @Test
  void deploysAThousandJobsWithin300Megabytes() throws IOException {
    Map<String, Cost> costs = deployed(1000);

    costs.forEach(
        (step, cost) -> assertThat(cost.peak()).as("MB of %s", step).isLessThanOrEqualTo(300.0));
    Map<String, Double> asked =
        Map.of("plan", 3.0, "deploy", 8.0, "plan again", 3.0, "deploy again", 3.0, "destroy", 6.0);
    costs.forEach((step, cost) ->
        assertThat(cost.wall())
            .as("seconds of %s", step)
            .isLessThan(SLOW * requireNonNull(asked.get(step))));
  }

  @Test
  void workOfADeploymentGrowsNoFasterThanTheBundle() throws IOException {
    Map<String, Cost> one = deployed(1);
    Map<String, Cost> hundred = deployed(100);

    deployed(1000)
        .forEach((step, cost) -> {
          double start = requireNonNull(one.get(step)).processor();
          double less = requireNonNull(hundred.get(step)).processor() - start;
          assertThat(cost.processor() - start).as("%s, of %s", step, less).isLessThan(12 * less);
        });
  }

  /// What each step of a deployment costs that is made, looked at, made again and taken away, with
  /// a workspace in a process of its own.
  private Map<String, Cost> deployed(int jobs) throws IOException {
    Path bundle = folder.resolve("of" + jobs);
    try (SteeredServer server = new SteeredServer(folder.resolve("workspace" + jobs))) {
      Map<String, String> login = server.helm().login();
      Path file = bundle.resolve("databricks.yml");
      String text = Files.readString(file);
      Files.writeString(file, text.replaceFirst("host: .*", "host: " + host(login)));
      Map<String, Cost> costs = new LinkedHashMap<>();
      String at = bundle.toString();
      costs.put("plan", measure(login, "-C", at, "plan"));
      costs.put("deploy", measure(login, "-C", at, "deploy", "--auto-approve"));
      costs.put("plan again", measure(login, "-C", at, "plan"));
      costs.put("deploy again", measure(login, "-C", at, "deploy", "--auto-approve"));
      costs.put("destroy", measure(login, "-C", at, "destroy", "--auto-approve"));
      return costs;
    }
  }

  private static String host(Map<String, String> login) {
    return String.valueOf(login.get("DATABRICKS_HOST"));
  }

  /// The least times, as what others do on the machine only adds; the greatest peak.
  private Cost validate(int jobs) {
    String bundle = folder.resolve("of" + jobs).toString();
    return Stream.generate(() -> measure(Map.of(), "-C", bundle, "validate"))
        .limit(jobs > 1000 ? 1 : TRIES)
        .reduce(Cost::with)
        .orElseThrow();
  }

  private Cost measure(Map<String, String> environment, String... command) {
    try {
      String[] arguments =
          Stream.concat(
                  Stream.of("python3", "-c", MEASURE, LAUNCHER.toString()), Stream.of(command))
              .toArray(String[]::new);
      Ran ran = Ran.of(folder, environment, Path.of("/usr/bin/env"), arguments);
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
