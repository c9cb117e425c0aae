package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.Set;

/// The form of `trowel.releases`: how many to keep.
final class ReleasesSetting {

  private static final String KEEP = "keep";
  private static final String COUNT = "[1-9]\\d{0,2}";
  private static final String WAY_OUT =
      "Write releases: {keep: 3}: so many of them stay, the present one included; from 1 to 999.";

  private ReleasesSetting() {}

  static void check(Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Mapping section && section.entries().keySet().equals(Set.of(KEEP)))) {
      diagnostics.add(
          TrowelSection.fault("releases says how many to keep", WAY_OUT).at(at).in(value.span()));
      return;
    }
    Value keep = section.get(KEEP);
    if (!(keep instanceof Value.Num(var _, String count)) || !count.matches(COUNT)) {
      diagnostics.add(
          TrowelSection.fault("keep takes a number", WAY_OUT)
              .at(at.field(KEEP))
              .in(keep == null ? value.span() : keep.span()));
    }
  }
}
