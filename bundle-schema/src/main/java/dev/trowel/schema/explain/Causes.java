package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What made a stage do what it did: the place to look at, and the words for it.
final class Causes {

  static final int VALUE_STEPS = 3;

  private static final String MODE = "<mode: development>";
  private static final String PRESETS = "presets";

  private final String target;
  private final Mapping written;
  private final Mapping settled;

  Causes(String target, Snapshots snapshots) {
    this.target = target;
    this.written = snapshots.last(Stage.TARGET);
    this.settled = snapshots.last(Stage.LINKED_SOURCE);
  }

  /// Whether the path leads to, or into, the value of a variable.
  static boolean isValueOfVariable(Path path) {
    return path.steps().size() >= VALUE_STEPS
        && path.startsWith(Path.of("variables"))
        && path.steps().get(2).equals(new Path.Field("value"));
  }

  /// Whether two values say the same, wherever they stand.
  static boolean same(Value one, Value other) {
    return one instanceof Secret == other instanceof Secret
        && Json.reveal(one).equals(Json.reveal(other));
  }

  /// The place to look at for what `stage` did.
  Span place(Stage stage, Path path, Value value) {
    return switch (stage) {
      case NAME_PREFIX -> preset("name_prefix", value);
      case PAUSE -> preset("trigger_pause_status", value);
      case TAGS -> tag(path, value);
      case FILE,
          LOADED,
          TARGET,
          SYNC,
          VARIABLES,
          HIDDEN,
          WORKSPACE,
          REFERENCES,
          MODE,
          LINKED_SOURCE,
          MERGED,
          PARENT,
          LIBRARY,
          CONTENT,
          RENAMED,
          CLEARED,
          RUN_AS,
          COMPUTE,
          PRESET,
          DEFAULT,
          PERMISSIONS,
          DEPLOYER,
          PYTHON_RESOURCES,
          PYTHON_MUTATORS,
          FORCED,
          EMPTY,
          LOCAL_PATH,
          TERRAFORM,
          COMPUTED,
          ARTIFACT ->
          written(value.span());
    };
  }

  private Span tag(Path path, Value value) {
    String key = path.steps().getLast() instanceof Path.Field(String name) ? name : "";
    Value tag = Values.find(settled, PRESETS, "tags", key);
    return tag == null ? preset("tags", value) : written(tag.span());
  }

  private Span preset(String name, Value value) {
    Value preset = Values.find(settled, PRESETS, name);
    return preset == null ? value.span() : written(preset.span());
  }

  /// What the mode implies is said where the mode is.
  private Span written(Span place) {
    @Nullable Value mode = Values.find(written, "bundle", "mode");
    return place.file().equals(MODE) && mode != null ? mode.span() : place;
  }

  /// The setting that `stage` took from elsewhere in the bundle for the value at `path`.
  static Optional<Path> source(Stage stage, Path path) {
    return switch (stage) {
      case NAME_PREFIX -> Optional.of(Path.of(PRESETS, "name_prefix"));
      case PAUSE -> Optional.of(Path.of(PRESETS, "trigger_pause_status"));
      case TAGS ->
          path.steps().getLast() instanceof Path.Field(String name)
              ? Optional.of(Path.of(PRESETS, "tags", name))
              : Optional.empty();
      case RUN_AS ->
          path.steps().size() > VALUE_STEPS
              ? Optional.of(path.from(VALUE_STEPS))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// What `stage` did, in words.
  ///
  /// @param links those before
  String note(Stage stage, Value value, List<Link> links) {
    boolean first = links.isEmpty();
    return switch (stage) {
      case FILE -> first ? stage.words() : value.span().file() + " overrides it";
      case TARGET -> "target " + target + (first ? " sets it" : " overrides it");
      case NAME_PREFIX, PAUSE, TAGS, PRESET ->
          implied(stage, value) ? stage.words() + ", by mode: development" : stage.words();
      case MERGED -> links.isEmpty() ? stage.words() : "read as the type that the field has";
      case LOADED,
          SYNC,
          VARIABLES,
          HIDDEN,
          WORKSPACE,
          REFERENCES,
          MODE,
          LINKED_SOURCE,
          PARENT,
          LIBRARY,
          CONTENT,
          RENAMED,
          CLEARED,
          RUN_AS,
          COMPUTE,
          DEFAULT,
          PERMISSIONS,
          DEPLOYER,
          PYTHON_RESOURCES,
          PYTHON_MUTATORS,
          FORCED,
          EMPTY,
          LOCAL_PATH,
          TERRAFORM,
          COMPUTED,
          ARTIFACT ->
          stage.words();
    };
  }

  private boolean implied(Stage stage, Value value) {
    return switch (stage) {
      case NAME_PREFIX -> isImplied(Values.find(settled, PRESETS, "name_prefix"));
      case PAUSE -> isImplied(Values.find(settled, PRESETS, "trigger_pause_status"));
      default -> isImplied(value);
    };
  }

  private static boolean isImplied(@Nullable Value value) {
    return value != null && value.span().file().equals(MODE);
  }
}
