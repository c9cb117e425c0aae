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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What made a stage do what it did: the place to look at, and the words for it.
final class Causes {

  static final int VALUE_STEPS = 3;

  private static final String MODE = "<mode: development>";
  private static final Path TAGS = Path.of("presets", "tags");

  /// The presets that stages apply as they are.
  private static final Map<Stage, Path> APPLIED =
      Map.of(
          Stage.NAME_PREFIX, Path.of("presets", "name_prefix"),
          Stage.PAUSE, Path.of("presets", "trigger_pause_status"));

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
    return path.length() >= VALUE_STEPS
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
    return preset(stage, path)
        .map(preset -> place(preset, value))
        .orElseGet(() -> written(value.span()));
  }

  /// Where the preset is set, or all those that it is one of.
  private Span place(Path preset, Value value) {
    for (Path at = preset; at.length() > 1; at = at.parent()) {
      Value found = Values.find(settled, at);
      if (found != null) {
        return written(found.span());
      }
    }
    return value.span();
  }

  /// What the mode implies is said where the mode is.
  private Span written(Span place) {
    @Nullable Value mode = Values.find(written, "bundle", "mode");
    return place.file().equals(MODE) && mode != null ? mode.span() : place;
  }

  /// The setting that `stage` took from elsewhere in the bundle for the value at `path`.
  static Optional<Path> source(Stage stage, Path path) {
    return stage == Stage.RUN_AS && path.length() > VALUE_STEPS
        ? Optional.of(path.from(VALUE_STEPS))
        : preset(stage, path);
  }

  /// The preset that `stage` applies at `path`.
  private static Optional<Path> preset(Stage stage, Path path) {
    return stage == Stage.TAGS
        ? Optional.of(path.steps().getLast() instanceof Path.Field name ? TAGS.then(name) : TAGS)
        : Optional.ofNullable(APPLIED.get(stage));
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
      case MERGED -> first ? stage.words() : "read as the type that the field has";
      default -> stage.words();
    };
  }

  private boolean implied(Stage stage, Value value) {
    Path preset = APPLIED.get(stage);
    return isImplied(preset == null ? value : Values.find(settled, preset));
  }

  private static boolean isImplied(@Nullable Value value) {
    return value != null && value.span().file().equals(MODE);
  }
}
