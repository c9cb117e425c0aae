package dev.trowel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.bench.measure.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folders that bundles lie in.
final class Folder {

  private static final String OWN = ".databricks";

  private Folder() {}

  /// Points the bundle in `root` to `workspace`, where it names another.
  static void aim(Path root, Served workspace) throws IOException {
    Path file = root.resolve("databricks.yml");
    String text = Files.readString(file, UTF_8);
    Files.writeString(file, text.replaceAll("host: \\S+", "host: " + workspace.host()));
  }

  /// Removes what a deployment left in the bundle's folder.
  static void forget(Path root) throws IOException {
    delete(root.resolve(OWN));
  }

  /// Removes a folder with all it holds, when it is there.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// Copies a bundle as a fresh clone has it: with new times, without what deployments left.
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.filter(each -> !each.startsWith(from.resolve(OWN))).toList();
    }
    for (Path each : all) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
