package dev.trowel.schema.preset;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import org.jspecify.annotations.Nullable;

/// Fills single fields from presets, such as `max_concurrent_runs` (format.md 2.5).
final class FieldPresets implements Step {

  private final Mapping presets;

  /// @param presets the bundle's presets
  FieldPresets(Mapping presets) {
    this.presets = presets;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    Mapping filled = resource;
    for (var preset : subject.facets().presets().entrySet()) {
      Value value = presets.get(preset.getKey());
      if (value != null && isOn(value)) {
        filled = Fields.absent(filled, preset.getValue(), value);
      }
    }
    return filled;
  }

  /// `false` and `0` switch a preset off instead of setting the field to it.
  private static boolean isOn(@Nullable Value value) {
    return !Fields.isUnset(value)
        && !(value instanceof Bool(_, boolean on) && !on)
        && !(value instanceof Num(_, String number) && number.equals("0"));
  }
}
