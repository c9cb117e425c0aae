package dev.trowel.core.online;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the things that a bundle names and does not make itself.
public final class NamedThings {

  /// The kinds that make things others may name, and the fields that name what they make.
  private static final Map<String, Mention> MADE =
      Stream.of(
              made("catalogs", Thing.CATALOG, "name"),
              made("database_catalogs", Thing.CATALOG, "name"),
              made("schemas", Thing.SCHEMA, "catalog_name", "name"),
              made("registered_models", Thing.MODEL, "catalog_name", "schema_name", "name"),
              made("models", Thing.MODEL, "name"),
              made("synced_database_tables", Thing.TABLE, "name"),
              made("model_serving_endpoints", Thing.ENDPOINT, "name"),
              made("secret_scopes", Thing.SCOPE, "name"))
          .collect(Collectors.toUnmodifiableMap(Mention::kind, each -> each));

  private NamedThings() {}

  private static Mention made(String kind, Thing thing, String... fields) {
    return new Mention(kind, List.of(), List.of(fields), thing);
  }

  /// Those of every resource, in the order written, by sort and id.
  public static SequencedMap<String, List<Named>> byId(Bundle bundle) {
    SequencedMap<String, List<Named>> named = new LinkedHashMap<>();
    Set<String> made = made(bundle);
    for (Resource resource : bundle.resources().values()) {
      for (Mention mention : Mention.ALL) {
        if (mention.kind().equals(resource.key().kind())) {
          in(resource, mention).stream()
              .filter(each -> !made.contains(key(each)))
              .forEach(each -> named.computeIfAbsent(key(each), _ -> new ArrayList<>()).add(each));
        }
      }
    }
    return named;
  }

  /// What the bundle makes of this sort, by id in lower case.
  static boolean makes(Bundle bundle, Thing thing, String id) {
    return made(bundle).contains(key(thing, id));
  }

  private static Set<String> made(Bundle bundle) {
    return bundle.resources().values().stream()
        .flatMap(each ->
            Optional.ofNullable(MADE.get(each.key().kind())).stream()
                .flatMap(mention -> in(each, mention).stream()))
        .map(NamedThings::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String key(Named named) {
    return key(named.thing(), named.id());
  }

  /// Names in Unity Catalog have no case, and ids of other things differ in more than case.
  private static String key(Thing thing, String id) {
    return thing.noun() + " " + id.toLowerCase(Locale.ROOT);
  }

  private static List<Named> in(Resource resource, Mention mention) {
    List<Named> found = new ArrayList<>();
    walk(resource, mention, 0, resource.settings(), resource.key().path(), found);
    return found;
  }

  private static void walk(
      Resource resource, Mention mention, int depth, Value at, Path path, List<Named> found) {
    if (depth == mention.owner().size()) {
      named(resource, mention, at, path).ifPresent(found::add);
      return;
    }
    String step = mention.owner().get(depth);
    switch (at) {
      case Seq seq when step.equals("*") -> {
        for (int i = 0; i < seq.items().size(); i++) {
          walk(resource, mention, depth + 1, seq.items().get(i), path.index(i), found);
        }
      }
      case Mapping mapping ->
          mapping
              .entries()
              .forEach((name, entry) -> {
                if (step.equals("*") || step.equals(name)) {
                  walk(resource, mention, depth + 1, entry.value(), path.field(name), found);
                }
              });
      case Seq _, Value.Null _, Value.Bool _, Num _, Text _, Value.Secret _ -> {}
    }
  }

  private static Optional<Named> named(Resource resource, Mention mention, Value at, Path path) {
    if (!(at instanceof Mapping mapping)) {
      return Optional.empty();
    }
    List<String> parts =
        mention.fields().stream().map(mapping::get).map(NamedThings::text).toList();
    String last = mention.fields().getLast();
    Value value = mapping.get(last);
    return value == null || parts.contains("")
        ? Optional.empty()
        : Optional.of(new Named(mention.thing(), parts, resource, path.field(last), value.span()));
  }

  /// The text of a value that says something already; otherwise `""`.
  private static String text(@Nullable Value value) {
    return switch (value) {
      case Text(_, String text) -> Reference.isIn(text) ? "" : text;
      case Num(_, String text) -> text;
      case null -> "";
      case Value.Null _, Value.Bool _, Value.Secret _, Seq _, Mapping _ -> "";
    };
  }
}
