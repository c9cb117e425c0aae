package dev.trowel.core.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Makes a tree of a kept bundle again. Its secrets were never kept: they come from the bundle as
/// it is now, which must have them at the same places.
public final class SecretsAgain {
  /// What tells an element of a list apart from the others, the first that it has.
  private static final List<String> NAMES = List.of("name", "key");

  private static final String KEY = "_key";

  private final Blueprint kept;
  private final Span place;
  private final List<String> missing = new ArrayList<>();

  private SecretsAgain(Blueprint kept, Span place) {
    this.kept = kept;
    this.place = place;
  }

  /// The whole tree, secrets included.
  ///
  /// @param present the bundle as it is now
  /// @param origin what the places of the tree are called, such as `deployment 41`
  /// @throws StopException `rollback-secrets` that names those which the present bundle lacks
  public static Mapping tree(Blueprint kept, Bundle present, String origin) {
    SecretsAgain again = new SecretsAgain(kept, Span.synthetic(origin));
    JsonNode shown = Veil.of(present).over(Json.object(present.tree()));
    Value tree = again.value(Path.ROOT, kept.tree(), new Now(present.tree(), shown));
    if (!again.missing.isEmpty()) {
      throw new StopException(
          Diagnostic.error(
                  "rollback-secrets",
                  "the bundle does not have these secrets any more: "
                      + String.join(", ", again.missing))
              .detail(
                  "The history keeps no secrets: a rollback takes them from the bundle as it is"
                      + " now, at the same places. Nothing was changed. Put them back there, or"
                      + " check out the commit that was deployed and deploy it."));
    }
    return again.placed((Mapping) tree);
  }

  /// What stands at a place now.
  ///
  /// @param shown the same without secrets
  private record Now(@Nullable Value value, JsonNode shown) {
    Now field(String name) {
      return new Now(value instanceof Mapping map ? map.get(name) : null, shown.path(name));
    }

    Now element(JsonNode stored, int index) {
      int at = index;
      Optional<String> name = name(stored.path(index));
      if (name.isPresent()) {
        at = -1;
        for (int i = 0; i < shown.size() && at < 0; i++) {
          at = name(shown.path(i)).equals(name) ? i : -1;
        }
      }
      return value instanceof Seq all && at >= 0 && at < shown.size()
          ? new Now(all.items().get(at), shown.path(at))
          : new Now(null, shown.path(-1));
    }

    private static Optional<String> name(JsonNode element) {
      return element
          .propertyStream()
          .filter(each -> each.getKey().endsWith(KEY) || NAMES.contains(each.getKey()))
          .filter(each -> each.getValue().isTextual())
          .map(each -> each.getKey() + "=" + each.getValue().textValue())
          .findFirst();
    }
  }

  private Value value(Path at, JsonNode node, Now now) {
    if (node.isObject()) {
      SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
      node.properties()
          .forEach(each -> {
            String name = each.getKey();
            Value value = value(at.field(name), each.getValue(), now.field(name));
            entries.put(name, new Value.Entry(place, value));
          });
      return new Mapping(place, entries);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        items.add(value(at.index(i), node.get(i), now.element(node, i)));
      }
      return new Seq(place, items);
    }
    return kept.hidden().contains(at.toString()) ? secret(at, node, now) : Json.at(place, node);
  }

  private Value secret(Path at, JsonNode node, Now now) {
    boolean text = now.value() instanceof Value.Text || now.value() instanceof Value.Secret;
    boolean whole = node.asText().equals(Veil.HIDDEN);
    if (now.value() == null || !text || !(whole || now.shown().equals(node))) {
      missing.add(at.toString());
      return Json.at(place, node);
    }
    return now.value();
  }

  /// Each resource is said to stand in the file that wrote it: others read that from the metadata.
  private Mapping placed(Mapping tree) {
    Mapping all = Values.mapping(tree, "resources");
    Mapping placed =
        all.map((kind, section) ->
            section instanceof Mapping resources
                ? resources.map((name, resource) -> placed(kind + "." + name, resource))
                : section);
    return placed == all ? tree : tree.with("resources", placed);
  }

  private Value placed(String key, Value resource) {
    String file = kept.written().get(key);
    return file == null ? resource : resource.at(Span.of(file));
  }
}
