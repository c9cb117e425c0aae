package dev.trowel.app.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.core.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One target of one real bundle, and what the incumbent made of it, in the folder that the
/// property `trowel.compat` names.
///
/// @param folder the bundle's folder among the recordings
record RecordedTarget(Path folder, String name) {

  /// Why a test that needs recordings is skipped.
  static final String NONE = "no recordings: set the property trowel.compat";

  private static final JsonMapper JSON = new JsonMapper();

  /// Whether there are recordings.
  static boolean exist() {
    return recordings().isPresent();
  }

  /// Those that the incumbent deployed and whose kinds are all there; one that stands for none when
  /// there are no recordings.
  static List<RecordedTarget> deployed() {
    return recordings()
        .map(all ->
            children(all)
                .flatMap(RecordedTarget::targets)
                .filter(each -> Files.exists(each.file("deploy.json")))
                .filter(RecordedTarget::isKnown)
                .toList())
        .orElse(List.of(new RecordedTarget(Path.of("none"), "none")));
  }

  private static Optional<Path> recordings() {
    return Optional.ofNullable(System.getProperty("trowel.compat"))
        .map(text -> Path.of(text).toAbsolutePath().normalize())
        .filter(Files::isDirectory);
  }

  private static Stream<RecordedTarget> targets(Path bundle) {
    Path expected = bundle.resolve("expected");
    return Files.isDirectory(expected)
        ? children(expected)
            .map(target -> new RecordedTarget(bundle, target.getFileName().toString()))
        : Stream.empty();
  }

  private boolean isKnown() {
    return expected("validate.json")
        .path("resources")
        .propertyStream()
        .allMatch(kind -> Kinds.named(kind.getKey()).isPresent());
  }

  /// What the incumbent's `file` says.
  JsonNode expected(String file) {
    try {
      return JSON.readTree(file(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(Path.of("expected", this.name, name));
  }

  /// Copies the bundle to `to`, with the workspace's address in it.
  void copy(Path to, String host) throws IOException {
    Path from = folder.resolve("bundle");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (file.toString().endsWith(".yml")) {
          Files.writeString(copy, Files.readString(file).replace("[HOST]", host));
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName() + " " + name;
  }
}
