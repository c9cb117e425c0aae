package dev.trowel.core.preflight;

import dev.trowel.core.preflight.Securable.Level;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of Unity Catalog a bundle makes itself, also where it names one by a reference to another.
final class Made {

  private static final Pattern OTHER =
      Pattern.compile("\\$\\{resources\\.([\\w-]+)\\.([\\w-]+)\\.(\\w+)}");

  /// So many references may lead to each other; more would be a circle.
  private static final int MOST = 4;

  /// What a kind makes, and the fields that name it.
  private record Maker(Level level, List<String> fields) {}

  private static final Map<String, Maker> MAKERS =
      Map.of(
          "catalogs", new Maker(Level.CATALOG, List.of("name")),
          "database_catalogs", new Maker(Level.CATALOG, List.of("name")),
          "schemas", new Maker(Level.SCHEMA, List.of("catalog_name", "name")),
          "volumes", new Maker(Level.VOLUME, List.of("catalog_name", "schema_name", "name")),
          "synced_database_tables", new Maker(Level.TABLE, List.of("name")));

  private final Bundle bundle;
  private final Set<String> made;

  private Made(Bundle bundle) {
    this.bundle = bundle;
    this.made =
        bundle.resources().values().stream()
            .filter(each -> MAKERS.containsKey(each.key().kind()))
            .map(this::key)
            .collect(Collectors.toUnmodifiableSet());
  }

  static Made by(Bundle bundle) {
    return new Made(bundle);
  }

  boolean has(Securable securable) {
    return made.contains(key(securable.level(), securable.id()));
  }

  private String key(Resource resource) {
    Maker maker = MAKERS.get(resource.key().kind());
    return maker == null
        ? ""
        : key(
            maker.level(),
            maker.fields().stream()
                .map(field -> text(resource, field, MOST))
                .collect(Collectors.joining(".")));
  }

  /// Names in Unity Catalog have no case.
  private static String key(Level level, String id) {
    return level + " " + id.toLowerCase(Locale.ROOT);
  }

  private String text(Resource resource, String field, int left) {
    String text = Values.textOrEmpty(resource.settings(), field);
    Matcher matcher = OTHER.matcher(text);
    if (left == 0 || !Reference.isIn(text) || !matcher.matches()) {
      return text;
    }
    Resource other = bundle.resources().get(ResourceKey.of(matcher.group(1), matcher.group(2)));
    return other == null ? text : text(other, matcher.group(3), left - 1);
  }
}
