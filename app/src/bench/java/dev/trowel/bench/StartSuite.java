package dev.trowel.bench;

import dev.trowel.bench.measure.Runner;
import dev.trowel.bench.measure.Settings;
import dev.trowel.gate.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Small commands, where the start is what counts: from the folder of the build, and from the
/// release archive unpacked elsewhere.
record StartSuite(Settings settings, Ledger ledger, Path work) {

  void run() throws IOException {
    Path small = work.resolve("small");
    Bundles.small(small);
    measure(settings.dist(), "", small);
    Optional<Path> unpacked = unpacked();
    if (unpacked.isPresent()) {
      measure(unpacked.get(), Names.UNPACKED, small);
    }
  }

  private void measure(Path dist, String prefix, Path small) throws IOException {
    Runner runner = Runner.of(dist, work);
    String example = settings.root().resolve("examples/taxi-fare").toString();
    int runs = settings.runs();
    ledger.put(prefix + Names.VERSION, runner.median(runs, "--version"));
    ledger.put(prefix + Names.EXAMPLE, runner.median(runs, "-C", example, "validate"));
    ledger.put(
        prefix + Names.TARGET, runner.median(runs, "-C", example, "validate", "-t", "staging"));
    ledger.put(prefix + Names.SMALL, runner.median(runs, "-C", small.toString(), "validate"));
  }

  /// The release archive that the build packed, in a folder of its own; empty when it packed none.
  private Optional<Path> unpacked() throws IOException {
    Path target = settings.dist().resolveSibling(".").normalize();
    try (Stream<Path> files = Files.list(target)) {
      Optional<Path> archive =
          files
              .filter(file -> file.getFileName().toString().matches("trowel-.*\\.tar\\.gz"))
              .findAny();
      if (archive.isEmpty()) {
        return Optional.empty();
      }
      Path elsewhere = Files.createDirectories(work.resolve("elsewhere"));
      Runner.of(settings.dist(), work)
          .measure(List.of("tar", "-xzf", archive.get().toString(), "-C", elsewhere.toString()));
      try (Stream<Path> unpacked = Files.list(elsewhere)) {
        return unpacked.findAny();
      }
    }
  }
}
