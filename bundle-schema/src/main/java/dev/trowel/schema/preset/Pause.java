package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Facets.Preset;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// Sets what runs by itself to the preset's pause status, unless the bundle says otherwise
/// (format.md 2.5).
final class Pause implements Step {

  static final String PAUSED = "PAUSED";
  static final String UNPAUSED = "UNPAUSED";
  private static final Span PRESET = Span.synthetic("presets");

  private final String status;

  /// @param status `presets.trigger_pause_status`, empty for none
  Pause(String status) {
    this.status = status;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (status.isEmpty()) {
      return resource;
    }
    Mapping paused = resource;
    for (var pattern : subject.facets().pausable()) {
      paused =
          Places.inParents(
              paused,
              pattern,
              (parent, field) -> Fields.absent(parent, field, new Text(PRESET, status)));
    }
    return status.equals(PAUSED) ? withoutOwnState(subject, paused) : paused;
  }

  private static Mapping withoutOwnState(Subject subject, Mapping resource) {
    Mapping paused = resource;
    for (Preset preset : subject.facets().paused()) {
      paused =
          Places.inParents(paused, preset.path(), (parent, field) -> put(parent, field, preset));
    }
    return paused;
  }

  /// What the bundle does not set does not run by itself, and needs nothing.
  private static Mapping put(Mapping parent, String field, Preset preset) {
    Value written = parent.get(field);
    if (written == null || UNPAUSED.equals(Values.text(written, "pause_status"))) {
      return parent;
    }
    return preset.value().isNull()
        ? parent.without(field)
        : parent.with(field, Json.at(PRESET, preset.value()));
  }
}
