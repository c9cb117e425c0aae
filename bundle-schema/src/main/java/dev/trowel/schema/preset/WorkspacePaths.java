package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Interpolation;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Settles the five folders of a deployment in the workspace (format.md 2.14).
final class WorkspacePaths {

  static final String SECTION = "workspace";
  static final String ROOT = "root_path";
  static final String FILE = "file_path";
  static final String ARTIFACT = "artifact_path";
  static final String STATE = "state_path";
  static final String RESOURCE = "resource_path";

  private static final String WORKSPACE = "/Workspace/";
  private static final String VOLUMES = "/Volumes/";
  private static final String HOME = "/Workspace/Users/${workspace.current_user.userName}/";

  private WorkspacePaths() {}

  /// The bundle with all five paths in its workspace section, absolute: defaults put in, `~/` and
  /// `/Users` spelled out.
  static Interpolation settle(Interpolation interpolation) {
    return interpolation.settle(SECTION, defaults(), HOME, WorkspacePaths::absolute);
  }

  private static SequencedMap<String, String> defaults() {
    SequencedMap<String, String> defaults = new LinkedHashMap<>();
    defaults.put(ROOT, "~/.bundle/${bundle.name}/${bundle.target}");
    defaults.put(FILE, "${workspace.root_path}/files");
    defaults.put(ARTIFACT, "${workspace.root_path}/artifacts");
    defaults.put(STATE, "${workspace.root_path}/state");
    defaults.put(RESOURCE, "${workspace.root_path}/resources");
    return defaults;
  }

  private static String absolute(String path) {
    boolean complete =
        !path.startsWith("/") || path.startsWith(WORKSPACE) || path.startsWith(VOLUMES);
    return complete ? path : "/Workspace" + path;
  }

  /// The folders that the settled tree names.
  static Layout layout(Mapping tree) {
    return new Layout(
        text(tree, ROOT),
        text(tree, FILE),
        text(tree, ARTIFACT),
        text(tree, STATE),
        text(tree, RESOURCE));
  }

  private static String text(Mapping tree, String field) {
    return Values.textOrEmpty(tree, SECTION, field);
  }

  /// Reports folders in a volume, where only artifacts may be.
  static void check(Mapping tree, Diagnostics diagnostics) {
    for (String field : List.of(ROOT, FILE, STATE, RESOURCE)) {
      Value value = Values.find(tree, SECTION, field);
      if (value instanceof Value.Text(var place, String text) && text.startsWith(VOLUMES)) {
        diagnostics.add(
            Diagnostic.error(
                    "path-in-volume",
                    "workspace.%s %s can only be used with workspace.artifact_path"
                        .formatted(field, text))
                .detail("Choose a folder below /Workspace.")
                .at(Path.of(SECTION, field))
                .in(place));
      }
    }
  }
}
