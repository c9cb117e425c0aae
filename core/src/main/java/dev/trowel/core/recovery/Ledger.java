package dev.trowel.core.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.intent.Intent;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.RecordedNodes;
import dev.trowel.core.plan.References;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.plan.Template;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is recorded, while it is found out what else belongs there.
///
/// Read from many threads, changed by one while nobody reads.
final class Ledger {

  private final RestClient rest;
  private final SortedMap<ResourceKey, Recorded> now;

  Ledger(RestClient rest, Map<ResourceKey, Recorded> recorded) {
    this.rest = rest;
    this.now = new TreeMap<>(recorded);
  }

  SortedMap<ResourceKey, Recorded> now() {
    return now;
  }

  @Nullable Recorded get(ResourceKey key) {
    return now.get(key);
  }

  void put(ResourceKey key, Recorded recorded) {
    now.put(key, recorded);
  }

  /// Strikes a resource, and what hangs on it.
  void remove(ResourceKey key) {
    now.remove(key);
    if (key.part() == Part.SELF) {
      now.keySet().removeIf(each -> each.owner().equals(key));
    }
  }

  /// The key under which the object is recorded: what is called otherwise by now is the same.
  Optional<ResourceKey> keyOf(ResourceKey like, String id) {
    Recorded same = now.get(like);
    if (same != null && same.id().equals(id)) {
      return Optional.of(like);
    }
    return now.entrySet().stream()
        .filter(each -> isLike(each.getKey(), like) && each.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// The ids that are recorded of the same kind.
  Set<String> ids(ResourceKey like) {
    return now.entrySet().stream()
        .filter(each -> isLike(each.getKey(), like))
        .map(each -> each.getValue().id())
        .collect(Collectors.toSet());
  }

  private static boolean isLike(ResourceKey key, ResourceKey like) {
    return key.kind().equals(like.kind()) && key.part() == like.part();
  }

  /// What was to be sent, as far as what it refers to is known.
  Settings settings(Intent intent, ResourceKind kind) {
    return Settings.of(intent.settings(), RecordedNodes.types(intent.key(), kind))
        .fill(this::value);
  }

  private Optional<JsonNode> value(Template.To reference) {
    ResourceKey key = reference.target();
    Recorded target = now.get(key);
    Optional<ResourceKind> kind = Kinds.of(key);
    if (target == null || kind.isEmpty()) {
      return Optional.empty();
    }
    References references = new References();
    references.put(key, known(key, kind.get(), target, null));
    return references.value(reference).or(() -> lookedUp(reference, kind.get(), target));
  }

  private Optional<JsonNode> lookedUp(Template.To reference, ResourceKind kind, Recorded target) {
    if (!(kind.operations().read(rest, target.id()) instanceof Answer.Ok ok)) {
      return Optional.empty();
    }
    References references = new References();
    JsonNode seen = kind.operations().remote(ok.body());
    references.put(reference.target(), known(reference.target(), kind, target, seen));
    return references.value(reference);
  }

  private static References.Known known(
      ResourceKey key, ResourceKind kind, Recorded target, @Nullable JsonNode live) {
    ObjectNode settings =
        target.settings() instanceof ObjectNode known
            ? known
            : JsonNodeFactory.instance.objectNode();
    return new References.Known(
        target.id(),
        new Settings(settings, new LinkedHashMap<>(), RecordedNodes.types(key, kind)),
        () -> Optional.ofNullable(live),
        kind.operations().around().names());
  }
}
