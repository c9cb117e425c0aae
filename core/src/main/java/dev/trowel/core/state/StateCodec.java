package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The text of `resources.json`, the same locally and in the workspace (format.md 4.1).
public final class StateCodec {

  private static final String ENTRIES = "state";
  private static final Set<String> HEADER =
      Set.of("state_version", "cli_version", "lineage", "serial");
  private static final Set<String> ENTRY = Set.of("__id__", "state", "depends_on");

  private StateCodec() {}

  /// The state that `bytes` hold; older forms are brought up to date.
  ///
  /// @param where the file, as the user should read it in a message
  /// @throws dev.trowel.schema.diagnostic.StopException with code `state-unreadable` or
  ///   `state-too-new`
  public static State read(byte[] bytes, String where) {
    try {
      ObjectNode file = Json.parse(bytes);
      return stateOf(StateMigration.current(file, where));
    } catch (IOException e) {
      throw StateProblem.unreadable(where, bytes, e);
    }
  }

  /// `state` as the text of a file.
  public static byte[] write(State state) {
    ObjectNode file = state.extra();
    file.setAll(header(state.lineage(), state.serial(), state.toolVersion()));
    ObjectNode entries = unknownEntries(file);
    file.set(ENTRIES, entries);
    ObjectNode kept = state.extra();
    state
        .resources()
        .forEach((key, recorded) -> {
          ObjectNode entry =
              kept.path(ENTRIES).path(key.stateKey()) instanceof ObjectNode more
                  ? more.deepCopy()
                  : Json.object();
          entries.set(key.stateKey(), entry.setAll(entry(recorded)));
        });
    return Json.write(file);
  }

  static ObjectNode header(String lineage, long serial, String toolVersion) {
    return Json.object()
        .put("state_version", Compatible.STATE_VERSION)
        .put("cli_version", toolVersion)
        .put("lineage", lineage)
        .put("serial", serial);
  }

  /// What is recorded of one resource, as the file spells it.
  public static ObjectNode entry(Recorded recorded) {
    ObjectNode entry = Json.object().put("__id__", recorded.id());
    if (!recorded.settings().isNull() && !recorded.settings().isMissingNode()) {
      entry.set("state", recorded.settings());
    }
    if (!recorded.dependsOn().isEmpty()) {
      ArrayNode list = entry.putArray("depends_on");
      recorded
          .dependsOn()
          .forEach(d -> list.addObject().put("node", d.node()).put("label", d.label()));
    }
    return entry;
  }

  /// @param key the key it stands under
  private static Recorded recorded(String key, JsonNode entry) throws IOException {
    try {
      return recorded(entry);
    } catch (IOException e) {
      throw new Damage(key + ": " + e.getMessage(), ENTRIES, key);
    }
  }

  /// What an entry of the file says.
  ///
  /// @throws IOException when it has no id
  public static Recorded recorded(JsonNode entry) throws IOException {
    if (!entry.path("__id__").isValueNode() || entry.path("__id__").isNull()) {
      throw new Damage("the entry has no `__id__`");
    }
    JsonNode settings = entry.path("state");
    if (settings.isValueNode() && !settings.isNull()) {
      throw new Damage("its `state` is no object");
    }
    List<Dependency> dependsOn = new ArrayList<>();
    for (JsonNode item : entry.path("depends_on")) {
      dependsOn.add(new Dependency(item.path("node").asText(), item.path("label").asText()));
    }
    return new Recorded(
        entry.path("__id__").asText(),
        settings.isMissingNode() ? NullNode.getInstance() : settings,
        dependsOn);
  }

  /// The key that `text` spells; empty when it names no resource we could know.
  static Optional<ResourceKey> key(String text) {
    try {
      ResourceKey key = ResourceKey.ofState(text);
      return key.stateKey().equals(text) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static State stateOf(ObjectNode file) throws IOException {
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>();
    ObjectNode more = Json.object();
    for (var field : file.path(ENTRIES).properties()) {
      Optional<ResourceKey> key = key(field.getKey());
      if (key.isEmpty()) {
        more.set(field.getKey(), field.getValue());
        continue;
      }
      resources.put(key.get(), recorded(field.getKey(), field.getValue()));
      keepUnknown(field.getKey(), field.getValue(), more);
    }
    ObjectNode extra = Json.object();
    for (var field : file.properties()) {
      if (!HEADER.contains(field.getKey()) && !field.getKey().equals(ENTRIES)) {
        extra.set(field.getKey(), field.getValue());
      }
    }
    if (!more.isEmpty()) {
      extra.set(ENTRIES, more);
    }
    return new State(
        file.path("lineage").asText(),
        file.path("serial").asLong(),
        file.path("cli_version").asText(),
        resources,
        extra);
  }

  private static void keepUnknown(String key, JsonNode entry, ObjectNode more) {
    ObjectNode unknown = Json.object();
    for (var field : entry.properties()) {
      if (!ENTRY.contains(field.getKey())) {
        unknown.set(field.getKey(), field.getValue());
      }
    }
    if (!unknown.isEmpty()) {
      more.set(key, unknown);
    }
  }

  /// The entries that name no resource; what hangs on a resource goes when the resource goes.
  private static ObjectNode unknownEntries(ObjectNode extra) {
    ObjectNode entries = Json.object();
    for (var field : extra.path(ENTRIES).properties()) {
      if (key(field.getKey()).isEmpty()) {
        entries.set(field.getKey(), field.getValue());
      }
    }
    return entries;
  }
}
