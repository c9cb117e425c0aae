package dev.trowel.core.deploy;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes sure that the volume in which a bundle keeps its libraries exists (format.md 2.9).
final class ArtifactVolume {

  private static final Path PLACE = Path.of("workspace", "artifact_path");
  private static final String CODE = "artifact-volume";
  private static final String VOLUMES = "/Volumes/";

  /// `/Volumes/catalog/schema/volume`, split at its slashes.
  private static final int NAMES = 5;

  private ArtifactVolume() {}

  /// Asks the workspace, where `workspace.artifact_path` lies in a volume.
  ///
  /// @throws StopException `artifact-volume`
  static void check(Bundle bundle, WorkspaceFiles files) {
    String path = bundle.layout().artifact();
    if (!path.startsWith(VOLUMES)) {
      return;
    }
    List<String> names = Pattern.compile("/").splitAsStream(path).toList();
    if (names.size() < NAMES || names.stream().skip(2).anyMatch(String::isEmpty)) {
      throw stop(
          bundle,
          "expected artifact_path to be in the format"
              + " /Volumes/<catalog>/<schema>/<volume>/..., got "
              + path,
          "Name a folder in a volume, or leave it out to keep libraries below root_path.");
    }
    List<String> volume = names.subList(2, NAMES);
    String root = VOLUMES + String.join("/", volume);
    if (files.stat(root).isEmpty()) {
      throw missing(bundle, root, volume);
    }
  }

  private static StopException missing(Bundle bundle, String root, List<String> volume) {
    Optional<Resource> own =
        bundle.resources().values().stream()
            .filter(resource -> volume.equals(names(bundle, resource)))
            .findFirst();
    return own.map(resource ->
            declared(
                stop(
                    bundle,
                    "the bundle is configured to upload artifacts to "
                        + root
                        + " but a volume is not deployed yet",
                    "The volume is "
                        + resource.key()
                        + " of the same bundle. Deploy it first with the default artifact_path,"
                        + " then set artifact_path to it."),
                resource))
        .orElseGet(() ->
            stop(
                bundle,
                "volume " + root + " does not exist",
                "Create the volume, or let whoever deploys see it (READ VOLUME)."));
  }

  private static StopException declared(StopException stop, Resource resource) {
    Diagnostic told = stop.diagnostics().getFirst();
    return new StopException(told.at(resource.key().path()).in(resource.settings().span()));
  }

  private static List<String> names(Bundle bundle, Resource resource) {
    ResourceKey key = resource.key();
    return key.kind().equals("volumes")
        ? List.of(
            name(bundle, resource, "catalog_name"),
            name(bundle, resource, "schema_name"),
            name(bundle, resource, "name"))
        : List.of();
  }

  /// The name, also where it is that of another resource of the bundle.
  private static String name(Bundle bundle, Resource resource, String field) {
    String text = Values.textOrEmpty(resource.settings(), field);
    return Reference.whole(text)
        .map(reference -> Values.find(bundle.tree(), reference.path()))
        .map(value -> value instanceof Value.Text(Span _, String found) ? found : "")
        .orElse(text);
  }

  private static StopException stop(Bundle bundle, String summary, String wayOut) {
    return new StopException(
        Diagnostic.error(CODE, summary)
            .detail(wayOut)
            .at(PLACE)
            .in(Values.nearestSpan(bundle.tree(), PLACE)));
  }
}
