package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The key `trowel:`, which holds what this tool adds to the format, for the whole bundle or for
/// one target. Here a slip is an error, as nobody else reads it.
final class TrowelSection {

  private static final String NAME = "trowel";
  private static final String UNKNOWN_FIELDS = "unknown_fields";

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("moved", true, MovedEntries::check),
          new Setting("adopt", true, AdoptSetting::check),
          new Setting("history", true, HistorySetting::check),
          new Setting("health", true, HealthSetting::check),
          new Setting("releases", true, ReleasesSetting::check),
          new Setting("gates", true, GatesSetting::check),
          new Setting(UNKNOWN_FIELDS, false, TrowelSection::unknownFields));

  private TrowelSection() {}

  /// One setting.
  ///
  /// @param inTarget whether a target may say it, too
  /// @param check reports what its value cannot be
  private record Setting(String name, boolean inTarget, Check check) {}

  /// What a setting may be.
  @FunctionalInterface
  private interface Check {
    void check(Path at, Value value, Diagnostics diagnostics);
  }

  /// `unknown_fields: send` keeps unknown fields of resources.
  static UnknownFields unknownFields(Value root) {
    return "send".equals(Values.text(root, NAME, UNKNOWN_FIELDS))
        ? UnknownFields.KEEP
        : UnknownFields.DROP;
  }

  static void check(Value root, Diagnostics diagnostics) {
    check(Path.of(NAME), Values.find(root, NAME), false, diagnostics);
    for (String targets : List.of("targets", "environments")) {
      Values.mapping(root, targets)
          .entries()
          .forEach((target, entry) ->
              check(
                  Path.of(targets, target, NAME),
                  Values.find(entry.value(), NAME),
                  true,
                  diagnostics));
    }
  }

  private static void check(Path at, @Nullable Value section, boolean inTarget, Diagnostics d) {
    if (section instanceof Mapping settings) {
      settings.entries().forEach((key, entry) -> check(at.field(key), key, entry, inTarget, d));
    } else if (section != null && !(section instanceof Value.Null)) {
      d.add(
          fault("trowel takes settings", "Write trowel: with one setting a line below it.")
              .at(at)
              .in(section.span()));
    }
  }

  private static void check(
      Path at, String key, Value.Entry entry, boolean inTarget, Diagnostics diagnostics) {
    SETTINGS.stream()
        .filter(setting -> setting.name().equals(key) && (setting.inTarget() || !inTarget))
        .findFirst()
        .ifPresentOrElse(
            setting -> setting.check().check(at, entry.value(), diagnostics),
            () -> diagnostics.add(unknown(key, inTarget).at(at).in(entry.key())));
  }

  private static Diagnostic unknown(String key, boolean inTarget) {
    String known =
        SETTINGS.stream()
            .filter(setting -> setting.inTarget() || !inTarget)
            .map(Setting::name)
            .collect(Collectors.joining(", ", "Known are: ", "."));
    boolean elsewhere = SETTINGS.stream().anyMatch(setting -> setting.name().equals(key));
    return elsewhere
        ? fault(key + " is not for one target", "Write it below trowel: at the top of the bundle.")
        : fault("unknown setting: " + key, known);
  }

  private static void unknownFields(Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Text(_, String text) && List.of("send", "drop").contains(text))) {
      diagnostics.add(
          fault("unknown_fields must be send or drop", "drop is what happens without it.")
              .at(at)
              .in(value.span()));
    }
  }

  static Diagnostic fault(String summary, String detail) {
    return Diagnostic.error("trowel-setting", summary).detail(detail);
  }
}
