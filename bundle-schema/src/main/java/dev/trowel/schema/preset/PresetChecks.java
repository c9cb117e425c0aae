package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.util.Set;

/// Reads presets that only take certain values (format.md 7).
final class PresetChecks {

  private static final String FIELD = "trigger_pause_status";
  private static final Set<String> STATUSES = Set.of(Pause.PAUSED, Pause.UNPAUSED);

  private PresetChecks() {}

  /// The pause status of the presets; empty when there is none or, which is an error, one that does
  /// not exist.
  static String pauseStatus(Mapping presets, Diagnostics diagnostics) {
    if (!(presets.get(FIELD) instanceof Text(var place, String status)) || status.isEmpty()) {
      return "";
    }
    if (STATUSES.contains(status)) {
      return status;
    }
    diagnostics.add(
        Diagnostic.error(
                "preset-invalid",
                "Invalid value for trigger_pause_status, should be PAUSED or UNPAUSED")
            .detail("It says \"%s\".".formatted(status))
            .at(Path.of("presets", FIELD))
            .in(place));
    return "";
  }
}
