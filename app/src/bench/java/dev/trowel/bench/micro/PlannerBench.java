package dev.trowel.bench.micro;

import static java.util.Objects.requireNonNull;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Planning a bundle of 100 jobs with permissions, where a workspace answers from memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlannerBench {

  private @Nullable Town town;

  /// Deploys the bundle.
  @Setup
  public void deploy() throws IOException {
    Path folder = Files.createTempDirectory("trowel-planner");
    town = Town.of(folder.resolve("bundle"), 100);
  }

  /// Finds that nothing is to be done: live objects are read and compared.
  @Benchmark
  public Plan unchanged() {
    Town all = requireNonNull(town);
    return new Planner(Kinds::of, all.rest()).plan(all.nodes(), all.state());
  }

  /// Finds that everything is to be made.
  @Benchmark
  public Plan first() {
    Town all = requireNonNull(town);
    return new Planner(Kinds::of, all.rest())
        .plan(new TreeMap<>(all.nodes()), dev.trowel.core.state.State.none());
  }
}
