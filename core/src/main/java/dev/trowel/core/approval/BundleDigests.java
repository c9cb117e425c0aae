package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The digests of what a bundle says, resolved, in parts small enough to name what changed.
///
/// @param settings of each part, the digest of each field, secrets left out
/// @param secrets what was left out
record BundleDigests(
    SortedMap<String, SortedMap<String, String>> settings, Binding.Hidden secrets) {

  private static final String RESOURCES = "resources";

  /// What variables come to stands where they are used.
  private static final Set<String> ELSEWHERE = Set.of("variables", RESOURCES);

  /// Git and login are bound by other facts; host and port of a local workspace change.
  private static final Set<String> BUNDLE_ONLY = Set.of("git");

  private static final Set<String> PATHS =
      Set.of("root_path", "file_path", "artifact_path", "state_path", "resource_path");

  static BundleDigests of(Bundle bundle, Digests digests) {
    ObjectNode tree = Json.object(bundle.tree());
    if (tree.path("bundle") instanceof ObjectNode named) {
      named.remove(BUNDLE_ONLY);
    }
    if (tree.path("workspace") instanceof ObjectNode workspace) {
      workspace.retain(PATHS);
    }
    Parts parts = new Parts(Veil.of(bundle), digests);
    tree.properties().stream()
        .filter(each -> !ELSEWHERE.contains(each.getKey()))
        .forEach(each -> parts.add(Path.of(each.getKey()), each.getValue()));
    tree.path(RESOURCES)
        .properties()
        .forEach(kind ->
            kind.getValue()
                .properties()
                .forEach(each ->
                    parts.add(Path.of(RESOURCES, kind.getKey(), each.getKey()), each.getValue())));
    return parts.digests();
  }

  /// The parts so far.
  private static final class Parts {

    private final Veil veil;
    private final Digests digests;
    private final SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
    private final SortedMap<String, String> secrets = new TreeMap<>();

    Parts(Veil veil, Digests digests) {
      this.veil = veil;
      this.digests = digests;
    }

    void add(Path at, JsonNode part) {
      ObjectNode fields =
          part instanceof ObjectNode object
              ? object
              : JsonNodeFactory.instance.objectNode().set("", part);
      ObjectNode shown = veil.over(fields);
      settings.put(at.toString(), digests.fields(shown));
      part(at, fields, shown);
    }

    /// What the veil hid.
    private void part(Path at, JsonNode whole, JsonNode shown) {
      if (whole.isTextual() && !whole.equals(shown)) {
        secrets.put(at.toString(), whole.textValue());
      }
      whole
          .properties()
          .forEach(
              each -> part(at.field(each.getKey()), each.getValue(), shown.path(each.getKey())));
      for (int i = 0; whole.isArray() && i < whole.size(); i++) {
        part(at.index(i), whole.path(i), shown.path(i));
      }
    }

    BundleDigests digests() {
      List<String> places = new ArrayList<>(secrets.keySet());
      List<String> texts = new ArrayList<>();
      secrets.forEach((place, text) -> texts.addAll(List.of(place, text)));
      return new BundleDigests(settings, new Binding.Hidden(places, digests.slow(texts)));
    }
  }
}
