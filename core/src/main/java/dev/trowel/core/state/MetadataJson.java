package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Values;
import java.util.Map;
import java.util.Set;

/// What the workspace's pages read to link a resource to its source, `metadata.json` (format.md 5).
public final class MetadataJson {

  /// The name of the file in the workspace.
  public static final String FILE = "metadata.json";

  private MetadataJson() {}

  /// The text of the file.
  ///
  /// @param ids the id of each deployed resource; one without an id is named without it
  /// @param kinds the kinds that are named, because their pages in the workspace read the file
  public static byte[] write(
      Bundle bundle, GitFacts git, Map<ResourceKey, String> ids, Set<String> kinds) {
    ObjectNode file = Json.object().put("version", 1);
    ObjectNode config = file.putObject("config");
    config.set("bundle", bundle(bundle, git));
    config.putObject("workspace").put("file_path", files(bundle));
    config.set("resources", resources(bundle, ids, kinds));
    config.putObject("presets").put("source_linked_deployment", bundle.isSourceLinked());
    file.putObject("extra");
    return Json.write(file);
  }

  private static String files(Bundle bundle) {
    return bundle.isSourceLinked() ? bundle.sync().root().toString() : bundle.layout().file();
  }

  private static ObjectNode bundle(Bundle bundle, GitFacts git) {
    ObjectNode node = Json.object().put("name", bundle.name()).put("target", bundle.target());
    putIfSaid(node, "mode", mode(bundle.mode()));
    ObjectNode facts = node.putObject("git");
    putIfSaid(facts, "branch", git.branch());
    putIfSaid(facts, "origin_url", git.originUrl());
    putIfSaid(facts, "commit", git.commit());
    putIfSaid(facts, "bundle_root_path", git.bundleRootPath());
    return node;
  }

  private static ObjectNode resources(
      Bundle bundle, Map<ResourceKey, String> ids, Set<String> kinds) {
    ObjectNode all = Json.object();
    for (Resource resource : bundle.resources().values()) {
      ResourceKey key = resource.key();
      if (key.part() == Part.SELF && kinds.contains(key.kind())) {
        all.withObjectProperty(key.kind())
            .set(key.name(), entry(resource, ids.getOrDefault(key, "")));
      }
    }
    return all;
  }

  private static ObjectNode entry(Resource resource, String id) {
    ObjectNode entry = Json.object();
    putIfSaid(entry, "id", id);
    entry.put("relative_path", resource.settings().span().file());
    putIfSaid(entry, "file_path", Values.textOrEmpty(resource.settings(), "file_path"));
    return entry;
  }

  private static void putIfSaid(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case DEVELOPMENT -> "development";
      case PRODUCTION -> "production";
      case NONE -> "";
    };
  }
}
