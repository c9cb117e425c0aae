package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;

/// An artifact is of a known type, and the folder its command runs in is there (format.md 2.9).
final class ArtifactsCanBeBuilt implements Rule {

  private static final String SECTION = "artifacts";
  private static final List<String> TYPES = List.of("whl", "jar");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Values.mapping(bundle.tree(), SECTION)
        .entries()
        .forEach((name, entry) -> {
          if (entry.value() instanceof Mapping artifact) {
            Path at = Path.of(SECTION, name);
            checkType(at.field("type"), artifact, diagnostics);
            checkFolder(at.field("path"), artifact, bundle, diagnostics);
          }
        });
  }

  private static void checkType(Path at, Mapping artifact, Diagnostics diagnostics) {
    if (artifact.get("type") instanceof Text(var place, String type)
        && !type.isEmpty()
        && !TYPES.contains(type)
        && !Reference.isIn(type)) {
      diagnostics.add(
          Diagnostic.error("artifact-type-unknown", "unknown type \"%s\"".formatted(type))
              .detail("Write whl for a Python wheel or jar for Java, or leave it out.")
              .at(at)
              .in(place));
    }
  }

  /// What runs before the build may make the folder.
  private static void checkFolder(
      Path at, Mapping artifact, Inspected bundle, Diagnostics diagnostics) {
    if (artifact.get("path") instanceof Text(var place, String path)
        && OneIsChosen.isSet(artifact.get("build"))
        && !Reference.isIn(path)
        && !Hooks.areIn(bundle)
        && !isFolder(bundle, path)) {
      diagnostics.add(
          Diagnostic.error("artifact-path-missing", "there is no such folder to build in")
              .detail("Correct the path; it is relative to the file it is written in.")
              .at(at)
              .in(place));
    }
  }

  private static boolean isFolder(Inspected bundle, String path) {
    try {
      return Files.isDirectory(bundle.root().resolve(path));
    } catch (InvalidPathException noPath) {
      return true;
    }
  }
}
