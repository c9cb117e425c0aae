package dev.trowel.schema.bundle;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One target of a bundle, merged and resolved as far as can be known before deploying.
///
/// @param root the folder of `databricks.yml`, absolute
/// @param name `bundle.name`
/// @param target the name of the target
/// @param mode its mode
/// @param tree the whole resolved tree, as `validate -o json` prints it
/// @param layout the folders in the workspace
/// @param sync which files to upload
/// @param resources what to deploy, in the order written
public record Bundle(
    Path root,
    String name,
    String target,
    Mode mode,
    Mapping tree,
    Layout layout,
    SyncRules sync,
    SequencedMap<ResourceKey, Resource> resources) {
  public Bundle {
    resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
  }

  /// Whether resources use the files where they are, so that none are uploaded (format.md 2.10).
  public boolean isSourceLinked() {
    return Values.isTrue(tree, "presets", "source_linked_deployment");
  }

  /// The same bundle with other folders in the workspace.
  public Bundle with(Layout other) {
    return new Bundle(root, name, target, mode, tree, other, sync, resources);
  }

  /// The same bundle with other files.
  public Bundle with(SyncRules other) {
    return new Bundle(root, name, target, mode, tree, layout, other, resources);
  }
}
