package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.footprint.Strays;
import dev.trowel.core.footprint.Strays.Stray;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.MetadataJson;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a deployment whose state is lost still has in the workspace, as far as anything tells.
///
/// @param site the deployment
record Lost(Site site) {

  /// A state of what is found: by `metadata.json`, and by what jobs and pipelines say of
  /// themselves. What nothing names is not in it.
  State find(Diagnostics warnings) {
    SortedMap<ResourceKey, Recorded> found = new TreeMap<>();
    String metadata = site.bundle().layout().state() + "/" + MetadataJson.FILE;
    site.workspace().files().read(metadata).ifPresent(bytes -> named(bytes, found));
    new Strays(site.workspace().rest())
        .find(stray -> isAt(stray, metadata), pipelines())
        .forEach(stray -> add(stray, found));
    if (!found.isEmpty()) {
      warnings.add(told(found.size()));
    }
    return new State("", 0, "", found);
  }

  private static boolean isAt(Stray stray, String metadata) {
    String path = stray.metadata();
    return path.equals(metadata) || ("/Workspace" + path).equals(metadata);
  }

  private static void named(byte[] metadata, SortedMap<ResourceKey, Recorded> found) {
    try {
      for (Map.Entry<String, JsonNode> kind :
          Json.parse(metadata).path("config").path("resources").properties()) {
        for (Map.Entry<String, JsonNode> each : kind.getValue().properties()) {
          ResourceKey key = ResourceKey.of(kind.getKey(), each.getKey());
          String id = each.getValue().path("id").asText("");
          if (!id.isEmpty() && Kinds.of(key).isPresent()) {
            found.put(key, Recorded.unknown(id, List.of()));
          }
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Then only what the objects say of themselves counts.
    }
  }

  private static void add(Stray stray, SortedMap<ResourceKey, Recorded> found) {
    boolean known =
        found.entrySet().stream()
            .anyMatch(each ->
                each.getKey().kind().equals(stray.kind())
                    && each.getValue().id().equals(stray.id()));
    if (!known) {
      Stream.concat(Stream.of(stray.key()), Stream.of(stray.key() + "_" + stray.id()))
          .filter(name -> !name.isEmpty())
          .map(name -> ResourceKey.of(stray.kind(), name))
          .filter(key -> !found.containsKey(key))
          .findFirst()
          .ifPresent(key -> found.put(key, Recorded.unknown(stray.id(), List.of())));
    }
  }

  /// The names of the bundle's pipelines.
  private List<String> pipelines() {
    return site.bundle().resources().values().stream()
        .filter(resource -> resource.key().kind().equals("pipelines"))
        .map(resource -> Values.textOrEmpty(resource.settings(), "name"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Diagnostic told(int count) {
    return Diagnostic.warning(
            "state-lost",
            "the state is gone; %d object%s found that say they belong to this deployment"
                .formatted(count, count == 1 ? " was" : "s were"))
        .detail(
            "Jobs and pipelines name the deployment they belong to, and metadata.json names some"
                + " more. Other objects cannot be found without the state: look whether any is"
                + " left.");
  }
}
