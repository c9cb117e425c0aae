package dev.trowel.core.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.core.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One target of one real bundle, and what the incumbent did with it.
///
/// @param folder the bundle's folder among the recordings
record CompatCase(Path folder, String target) {

  private static final String PROPERTY = "trowel.compat";
  private static final JsonMapper JSON = new JsonMapper();

  /// The folder of all recordings; empty where it does not exist.
  static Optional<Path> recordings() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Path::of)
        .filter(Files::isDirectory);
  }

  /// Every target of every bundle, or none without recordings.
  static List<CompatCase> all() {
    return recordings().stream()
        .flatMap(CompatCase::bundles)
        .flatMap(folder -> targets(folder).map(target -> new CompatCase(folder, target)))
        .toList();
  }

  /// Those that the incumbent deployed and whose kinds are all there.
  static List<CompatCase> deployed() {
    return all().stream().filter(CompatCase::wasDeployed).filter(CompatCase::isKnown).toList();
  }

  /// Whether the incumbent deployed it; it stopped before that where the bundle has a fault.
  boolean wasDeployed() {
    return has("deploy.json");
  }

  /// Whether there is a declaration of every kind in it.
  boolean isKnown() {
    return Stream.concat(
            expected("validate.json").path("resources").propertyStream().map(Map.Entry::getKey),
            planned().map(key -> key.split("\\.", -1)[1]))
        .allMatch(kind -> Kinds.named(kind).isPresent());
  }

  private Stream<String> planned() {
    return has("plan.json")
        ? expected("plan.json").path("plan").propertyStream().map(Map.Entry::getKey)
        : Stream.empty();
  }

  private static Stream<Path> bundles(Path all) {
    try (Stream<Path> folders = Files.list(all)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("expected")))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> targets(Path folder) {
    try (Stream<Path> targets = Files.list(folder.resolve("expected"))) {
      return targets.map(target -> target.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String file) {
    return Files.exists(expectedFile(file));
  }

  /// What the incumbent's `file` says.
  JsonNode expected(String file) {
    try {
      return JSON.readTree(expectedFile(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it is recorded.
  Path expectedFile(String file) {
    return folder.resolve("expected").resolve(target).resolve(file);
  }

  /// Copies the bundle to `to`, with the workspace's address in it.
  void copy(Path to, String host) {
    Path from = folder.resolve("bundle");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        copy(file, to.resolve(from.relativize(file).toString()), host);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path file, Path to, String host) throws IOException {
    if (Files.isDirectory(file)) {
      Files.createDirectories(to);
    } else if (file.toString().endsWith(".yml")) {
      Files.writeString(to, Files.readString(file).replace("[HOST]", host));
    } else {
      Files.copy(file, to);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName() + " " + target;
  }
}
