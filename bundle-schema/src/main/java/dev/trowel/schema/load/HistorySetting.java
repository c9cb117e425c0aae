package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import java.util.Set;

/// The form of `trowel.history`: how many deployments keep their files.
final class HistorySetting {
  private static final String KEEP = "keep";

  private HistorySetting() {}

  static void check(Path at, Value value, Diagnostics diagnostics) {
    boolean fine =
        value instanceof Mapping settings
            && Set.of(KEEP).containsAll(settings.entries().keySet())
            && (settings.get(KEEP) == null
                || (settings.get(KEEP) instanceof Num(var _, String text)
                    && text.matches("\\d{1,4}")));
    if (!fine) {
      diagnostics.add(
          TrowelSection.fault(
                  "history takes keep: with a number",
                  "Such as history: {keep: 10}, which is what happens without it: so many"
                      + " deployments can be rolled back to with their files.")
              .at(at)
              .in(value.span()));
    }
  }
}
