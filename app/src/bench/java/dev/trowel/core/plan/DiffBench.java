package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.bench.micro.Town;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Comparing what a bundle of 100 jobs says with what was recorded of it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DiffBench {

  private @Nullable Town town;
  private @Nullable Map<ResourceKey, JsonNode> copies;

  /// Deploys the bundle.
  @Setup
  public void deploy() throws IOException {
    town = Town.of(Files.createTempDirectory("trowel-diff").resolve("bundle"), 100);
    copies =
        town.state().resources().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().settings()));
  }

  /// Goes through all settings of all jobs and their permissions; they are equal.
  @Benchmark
  public int settings() {
    int found = 0;
    for (Node node : requireNonNull(town).nodes().values()) {
      JsonNode recorded = requireNonNull(requireNonNull(copies).get(node.key()));
      Set<Path> differences = Diff.between(node.settings().value(), recorded, node.kind().rules());
      found += differences.size();
    }
    return found;
  }
}
