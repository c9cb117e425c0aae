package dev.trowel.core.imports.job;

import dev.trowel.core.imports.part.Access;
import dev.trowel.core.imports.part.Fit;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.core.imports.part.SingleTask;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;

/// Settings of the API as those of a bundle.
public final class JobSettings {

  /// What a deployment says itself.
  private static final List<String> DEPLOYED = List.of("format", "edit_mode", "deployment");

  private JobSettings() {}

  /// The settings as a bundle has them.
  ///
  /// @param key the job's
  /// @param settings of any version of the API
  public static Mapping of(ResourceKey key, Mapping settings, Notes notes) {
    Mapping changed = settings;
    if ("BUNDLE".equals(Values.text(settings, "deployment", "kind"))) {
      notes.check(
          settings.span(),
          key + " is deployed by a bundle already",
          "Two bundles that deploy one job undo each other's work: keep one of them.");
    }
    for (String each : DEPLOYED) {
      changed = changed.without(each);
    }
    if (SingleTask.isIn(changed)) {
      changed = SingleTask.moved(changed, key.name());
    }
    return Fit.of(key, Access.moved(changed, notes), notes);
  }
}
