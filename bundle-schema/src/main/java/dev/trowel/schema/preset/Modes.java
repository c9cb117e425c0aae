package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// Reads the mode of a target and puts in the presets that development implies (format.md 2.4).
final class Modes {

  private static final Span MODE = Span.synthetic("mode: development");
  private static final String CONCURRENT_RUNS = "4";

  private Modes() {}

  /// The mode that `bundle.mode` names; an unknown one is an error and counts as none.
  static Mode of(Mapping tree, Diagnostics diagnostics) {
    Value value = Values.find(tree, "bundle", "mode");
    String name = value instanceof Text text ? text.text() : "";
    return switch (name) {
      case "" -> Mode.NONE;
      case "development" -> Mode.DEVELOPMENT;
      case "production" -> Mode.PRODUCTION;
      default -> {
        diagnostics.add(
            Diagnostic.error(
                    "mode-unknown", "unsupported value '%s' specified for 'mode'".formatted(name))
                .detail("Write development or production.")
                .at(Path.of("bundle", "mode"))
                .in(Values.nearestSpan(tree, Path.of("bundle", "mode"))));
        yield Mode.NONE;
      }
    };
  }

  /// The tree with what `mode: development` implies: no lock, and presets that keep copies of
  /// several users apart.
  ///
  /// @param user who deploys
  /// @param tag the short name as the tags of the cloud allow it
  static Mapping development(Mapping tree, Names user, String tag) {
    Mapping presets = Values.mapping(tree, "presets");
    presets = absent(presets, "name_prefix", text("[dev " + user.shortName() + "] "));
    presets = presets.with("tags", tags(Values.mapping(presets, "tags"), tag));
    presets = absent(presets, "jobs_max_concurrent_runs", new Num(MODE, CONCURRENT_RUNS));
    presets = absent(presets, "trigger_pause_status", text("PAUSED"));
    presets = absent(presets, "pipelines_development", new Bool(MODE, true));
    return unlocked(tree).with("presets", presets);
  }

  private static Mapping unlocked(Mapping tree) {
    boolean locked = Values.isTrue(tree, "bundle", "deployment", "lock", "enabled");
    return locked
        ? tree
        : Values.put(tree, new Bool(MODE, false), "bundle", "deployment", "lock", "enabled");
  }

  private static Mapping tags(Mapping tags, String tag) {
    return absent(tags, "dev", text(tag));
  }

  private static Mapping absent(Mapping presets, String field, Value value) {
    Value written = presets.get(field);
    boolean unset =
        written == null
            || written instanceof Value.Null
            || (written instanceof Text(_, String text) && text.isEmpty())
            || (written instanceof Num(_, String number) && number.equals("0"));
    return unset ? presets.with(field, value) : presets;
  }

  private static Text text(String text) {
    return new Text(MODE, text);
  }
}
