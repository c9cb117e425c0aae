package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Facets.Cleared;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.LocalPath;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Named;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.shape.Facets.Tagged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects what reading a bundle must know of one kind; see [Facets] for what each part means.
final class FacetsBuilder {

  private final List<Keyed> keyed = new ArrayList<>();
  private Optional<Named> named = Optional.empty();
  private Optional<Tagged> tagged = Optional.empty();
  private final Map<String, String> levels = new LinkedHashMap<>();
  private Optional<String> ownerLevel = Optional.empty();
  private Optional<String> securable = Optional.empty();
  private boolean runAs;
  private final List<PathPattern> pausable = new ArrayList<>();
  private final List<LocalPath> paths = new ArrayList<>();
  private final List<Preset> defaults = new ArrayList<>();
  private final List<Preset> forced = new ArrayList<>();
  private final List<Preset> paused = new ArrayList<>();
  private final List<Cleared> cleared = new ArrayList<>();
  private final Map<String, String> presets = new LinkedHashMap<>();

  FacetsBuilder merged(Keyed list) {
    keyed.add(list);
    return this;
  }

  FacetsBuilder named(String field, NameStyle style) {
    named = Optional.of(new Named(field, style));
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

  FacetsBuilder runAs() {
    runAs = true;
    return this;
  }

  FacetsBuilder pausable(String... patterns) {
    for (String pattern : patterns) {
      pausable.add(PathPattern.of(pattern));
    }
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

  FacetsBuilder preset(String name, String field) {
    presets.put(name, field);
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
        runAs,
        pausable,
        paths,
        defaults,
        forced,
        paused,
        cleared,
        presets);
  }
}
