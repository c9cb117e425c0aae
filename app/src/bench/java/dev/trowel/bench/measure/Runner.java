package dev.trowel.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Runs commands of the program, each in a process of its own, one after the other.
public final class Runner {

  private final Path program;
  private final Path home;
  private final Map<String, String> environment;
  private final Children children = new Children();

  private Runner(Path program, Path home, Map<String, String> environment) {
    this.program = program;
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /// One that runs the distribution in `dist`.
  ///
  /// @param home an empty folder for what a user's home holds, such as a cache
  public static Runner of(Path dist, Path home) {
    return new Runner(dist.resolve("bin/trowel"), home, Map.of());
  }

  /// One that runs the build's own `java`: how long that takes tells how fast a machine is.
  public static Runner java(Path home) {
    return new Runner(Path.of(System.getProperty("java.home"), "bin", "java"), home, Map.of());
  }

  /// The same, logged in to a workspace.
  public Runner at(Served workspace) {
    Map<String, String> more = new HashMap<>(environment);
    more.put("DATABRICKS_HOST", workspace.host());
    more.put("DATABRICKS_TOKEN", "local");
    return new Runner(program, home, more);
  }

  /// The median of as many runs as asked for. Memory is that of two more before them: looking at it
  /// takes time of a processor that a short command would have used.
  public Cost median(int runs, String... arguments) throws IOException {
    double peak = Math.max(run(arguments).peak(), run(arguments).peak());
    List<Cost> costs = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      costs.add(measure(line(arguments), Runner::unwatched));
    }
    return Cost.ofRuns(costs).withPeak(peak);
  }

  /// Runs one command to its end, its results thrown away.
  ///
  /// @throws IOException when it ends with another code than 0; with what it said
  public Cost run(String... arguments) throws IOException {
    return measure(line(arguments));
  }

  private List<String> line(String... arguments) {
    return Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
  }

  /// Runs any program to its end, its results thrown away.
  ///
  /// @throws IOException as [#run]
  public Cost measure(List<String> command) throws IOException {
    return measure(command, process -> new Peak(process.pid()).await(process));
  }

  /// Waits until a process ends, and tells its peak, or 0.
  private interface Waiting {
    double await(Process process) throws InterruptedException;
  }

  private Cost measure(List<String> command, Waiting waiting) throws IOException {
    Path errors = home.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "JAVA_HOME"));
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    double before = children.user();
    long start = System.nanoTime();
    Process process = builder.start();
    double peak = ended(process, waiting);
    double wall = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      String said = Files.readString(errors, UTF_8);
      throw new IOException(command + " ended with " + process.exitValue() + ":\n" + said);
    }
    return new Cost(wall, children.user() - before, peak);
  }

  private static double unwatched(Process process) throws InterruptedException {
    process.waitFor();
    return 0;
  }

  private static double ended(Process process, Waiting waiting) throws IOException {
    try {
      return waiting.await(process);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
