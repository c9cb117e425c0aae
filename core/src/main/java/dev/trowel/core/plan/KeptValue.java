package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the value that stays at an ignored place: the live one, and where the workspace does not
/// tell it what was last sent; secrets, which nobody tells, are the bundle's.
///
/// @param recorded whether anybody knows what was last sent
record KeptValue(FieldRules rules, FieldTypes types, boolean recorded) {

  /// The value to stand at `path`, or null for none.
  @Nullable JsonNode of(
      Path path, @Nullable JsonNode mine, @Nullable JsonNode sent, @Nullable JsonNode live) {
    Set<FieldRule> held = rules.at(path);
    if (held.contains(FieldRule.SECRET)) {
      return mine;
    }
    if (held.contains(FieldRule.IDENTITY) || held.contains(FieldRule.RENAME)) {
      return sent != null ? sent : live != null ? live : mine;
    }
    boolean untold = held.contains(FieldRule.IGNORE_REMOTE) || !types.knows(path);
    if (held.contains(FieldRule.INPUT_ONLY) || (live == null && untold)) {
      return recorded ? sent : mine;
    }
    if (live == null) {
      return null;
    }
    JsonNode copy = live.deepCopy();
    fill(path, copy, mine, sent);
    return copy;
  }

  /// Puts what the workspace never tells into a value that it told.
  private void fill(Path path, JsonNode live, @Nullable JsonNode mine, @Nullable JsonNode sent) {
    if (live instanceof ObjectNode object && mine instanceof ObjectNode wanted) {
      wanted
          .properties()
          .forEach(field -> fill(path.field(field.getKey()), object, field.getKey(), wanted, sent));
    } else if (live.isArray() && mine != null && mine.isArray()) {
      elements(path, live)
          .forEach((step, element) -> {
            Path one = Path.ROOT.then(step);
            fill(path.then(step), element, Trees.find(mine, one), Trees.find(sent, one));
          });
    }
  }

  private void fill(
      Path path, ObjectNode live, String name, ObjectNode mine, @Nullable JsonNode sent) {
    Set<FieldRule> held = rules.at(path);
    JsonNode before = sent == null ? null : sent.get(name);
    if (held.contains(FieldRule.SECRET)) {
      live.set(name, mine.get(name));
    } else if (held.contains(FieldRule.INPUT_ONLY)) {
      live.set(name, before == null ? mine.get(name) : before);
    } else if (live.has(name)) {
      fill(path, live.get(name), mine.get(name), before);
    }
  }

  private SequencedMap<Path.Step, JsonNode> elements(Path path, JsonNode list) {
    Optional<SequencedMap<Path.Step, JsonNode>> keyed =
        KeyedLists.keyOf(rules.keyed(), path).flatMap(field -> KeyedLists.steps(list, field));
    return keyed.orElseGet(() -> KeyedLists.positions(list));
  }
}
