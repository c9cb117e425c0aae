package dev.trowel.bench.micro;

import static java.util.Objects.requireNonNull;

import dev.trowel.gate.Bundles;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reading a bundle of 100 jobs, from its files on.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReaderBench {

  private @Nullable Path root;

  /// Writes the bundle.
  @Setup
  public void write() throws IOException {
    root = Files.createTempDirectory("trowel-reader").resolve("bundle");
    Bundles.jobs(root, 100);
  }

  /// Parses and merges the files, and overlays the target.
  @Benchmark
  public Selected select() {
    return BundleReader.select(requireNonNull(root), Options.none());
  }

  /// The same, and resolves and checks what came out.
  @Benchmark
  public Bundle read() {
    return Town.read(requireNonNull(root));
  }
}
