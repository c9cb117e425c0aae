package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Cleared;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Named;
import dev.trowel.schema.shape.Facets.Parent;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.shape.Facets.Replaced;
import dev.trowel.schema.shape.Facets.RunsAs;
import dev.trowel.schema.shape.Facets.Tagged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Collects what reading a bundle must know of one kind; see [Facets] for what each part means.
final class FacetsBuilder {

  private final List<Keyed> keyed = new ArrayList<>();
  private Optional<Named> named = Optional.empty();
  private Optional<Tagged> tagged = Optional.empty();
  private final Map<String, String> levels = new LinkedHashMap<>();
  private Optional<String> ownerLevel = Optional.empty();
  private Optional<String> securable = Optional.empty();
  private RunsAs runsAs = RunsAs.NOBODY;
  private final List<PathPattern> pausable = new ArrayList<>();
  private final List<LocalPath> paths = new ArrayList<>();
  private final List<Preset> defaults = new ArrayList<>();
  private final List<Preset> forced = new ArrayList<>();
  private final List<Preset> paused = new ArrayList<>();
  private final List<Cleared> cleared = new ArrayList<>();
  private final List<Replaced> replaced = new ArrayList<>();
  private final Map<String, String> presets = new LinkedHashMap<>();
  private List<String> fullName = List.of();
  private final List<Parent> parents = new ArrayList<>();
  private final Map<String, String> computed = new LinkedHashMap<>();
  private final List<PathPattern> compute = new ArrayList<>();
  private final List<String> notInProduction = new ArrayList<>();
  private boolean startable;
  private boolean triggered;
  private final List<String> hidden = new ArrayList<>();
  private boolean listsCreator;
  private String ownerWhen = "";
  private Optional<Inlined> inlined = Optional.empty();

  FacetsBuilder merged(Keyed list) {
    keyed.add(list);
    return this;
  }

  FacetsBuilder named(String field, NameStyle style) {
    return named(field, style, "");
  }

  FacetsBuilder named(String field, NameStyle style, String unless) {
    named = Optional.of(new Named(field, style, unless));
    return this;
  }

  FacetsBuilder tagged(String field) {
    tagged = Optional.of(new Tagged(field, false));
    return this;
  }

  FacetsBuilder taggedInList(String field) {
    tagged = Optional.of(new Tagged(field, true));
    return this;
  }

  FacetsBuilder level(String bundleLevel, String level) {
    levels.put(bundleLevel, level);
    return this;
  }

  FacetsBuilder owner(String level) {
    ownerLevel = Optional.of(level);
    return this;
  }

  FacetsBuilder securable(String type) {
    securable = Optional.of(type);
    return this;
  }

  FacetsBuilder runsAs(RunsAs who) {
    runsAs = who;
    return this;
  }

  FacetsBuilder pausable(String... patterns) {
    Stream.of(patterns).map(PathPattern::of).forEach(pausable::add);
    return this;
  }

  FacetsBuilder path(PathMode mode, String... patterns) {
    for (String pattern : patterns) {
      paths.add(new LocalPath(PathPattern.of(pattern), mode));
    }
    return this;
  }

  FacetsBuilder defaultsTo(String pattern, Object value) {
    return defaultsTo(pattern, value, "");
  }

  FacetsBuilder defaultsTo(String pattern, Object value, String unless) {
    defaults.add(new Preset(PathPattern.of(pattern), Json.of(value), unless));
    return this;
  }

  FacetsBuilder forcedTo(String pattern, Object value) {
    forced.add(new Preset(PathPattern.of(pattern), Json.of(value), ""));
    return this;
  }

  /// Carries the mark of the bundle that deployed it.
  FacetsBuilder deployed() {
    String metadata = "${workspace.state_path}/metadata.json";
    return forcedTo("deployment", Map.of("kind", "BUNDLE", "metadata_file_path", metadata));
  }

  FacetsBuilder pausedBy(String pattern, JsonNode value) {
    paused.add(new Preset(PathPattern.of(pattern), value, ""));
    return this;
  }

  FacetsBuilder cleared(Cleared rule) {
    cleared.add(rule);
    return this;
  }

  FacetsBuilder replaced(Replaced rule) {
    replaced.add(rule);
    return this;
  }

  FacetsBuilder preset(String name, String field) {
    presets.put(name, field);
    return this;
  }

  FacetsBuilder fullName(String... fields) {
    fullName = List.of(fields);
    return this;
  }

  /// Lies in the schema that one of these fields names, and in the catalog.
  FacetsBuilder inSchema(String catalog, String... schemas) {
    for (String schema : schemas) {
      parent(new Parent(schema, "schemas", List.of(catalog, schema), "name"));
    }
    return inCatalog(catalog);
  }

  FacetsBuilder inCatalog(String catalog) {
    return parent(new Parent(catalog, "catalogs", List.of(catalog), "name"));
  }

  FacetsBuilder parent(Parent parent) {
    parents.add(parent);
    return this;
  }

  FacetsBuilder computed(String field, String template) {
    computed.put(field, template);
    return this;
  }

  FacetsBuilder compute(String... patterns) {
    Stream.of(patterns).map(PathPattern::of).forEach(compute::add);
    return this;
  }

  FacetsBuilder notInProduction(String field) {
    notInProduction.add(field);
    return this;
  }

  FacetsBuilder startable() {
    startable = true;
    return this;
  }

  FacetsBuilder triggered() {
    triggered = true;
    return this;
  }

  FacetsBuilder hidden(String field) {
    hidden.add(field);
    return this;
  }

  FacetsBuilder listsCreator() {
    listsCreator = true;
    return this;
  }

  /// Runs as its owner alone where this field is true.
  FacetsBuilder runsAsOwnerWhen(String field) {
    ownerWhen = field;
    return this;
  }

  FacetsBuilder inlined(Inlined file) {
    inlined = Optional.of(file);
    return this;
  }

  Facets build() {
    return new Facets(
        keyed,
        named,
        tagged,
        levels,
        ownerLevel,
        securable,
        runsAs,
        pausable,
        paths,
        defaults,
        forced,
        paused,
        cleared,
        replaced,
        presets,
        fullName,
        parents,
        computed,
        compute,
        notInProduction,
        startable,
        triggered,
        hidden,
        listsCreator,
        ownerWhen,
        inlined);
  }
}
