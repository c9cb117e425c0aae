package dev.trowel.core.build;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One artifact of a bundle: how it is built and which files it consists of (format.md 2.9).
///
/// @param name its key in the `artifacts` section
/// @param folder where its command runs, absolute
/// @param command the command that builds it; empty when its files are there already
/// @param program what runs the command: `bash`, `sh`, `cmd`, or `""` for the usual one
/// @param dynamicVersion whether its wheels get a version of their own with every build
/// @param sources absolute globs of its files
/// @param span where it is declared
public record Artifact(
    String name,
    Path folder,
    Optional<Text> command,
    String program,
    boolean dynamicVersion,
    List<Text> sources,
    Span span) {

  static final String SECTION = "artifacts";

  public Artifact {
    sources = List.copyOf(sources);
  }

  /// The artifacts of a bundle, sorted by name.
  public static List<Artifact> of(Bundle bundle) {
    TreeMap<String, Artifact> artifacts = new TreeMap<>();
    Values.mapping(bundle.tree(), SECTION)
        .entries()
        .forEach((name, entry) -> {
          if (entry.value() instanceof Mapping declared) {
            artifacts.put(name, of(name, declared, bundle));
          }
        });
    return List.copyOf(artifacts.values());
  }

  private static Artifact of(String name, Mapping declared, Bundle bundle) {
    boolean wheel = "whl".equals(Values.text(declared, "type"));
    return new Artifact(
        name,
        bundle.root().resolve(Values.textOrEmpty(declared, "path")),
        text(declared.get("build")).filter(command -> !command.text().isBlank()).findFirst(),
        Values.textOrEmpty(declared, "executable"),
        wheel && Values.isTrue(declared, "dynamic_version"),
        Values.items(declared, "files").stream()
            .flatMap(file -> text(Values.find(file, "source")))
            .toList(),
        declared.span());
  }

  /// Where it stands in the bundle's tree.
  dev.trowel.schema.address.Path at() {
    return dev.trowel.schema.address.Path.of(SECTION, name);
  }

  private static Stream<Text> text(@Nullable Value value) {
    return value instanceof Text text ? Stream.of(text) : Stream.empty();
  }
}
