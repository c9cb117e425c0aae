package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;

/// An external volume says where its files are, and a managed one leaves that to the catalog; the
/// API refuses the contrary.
final class VolumesSayWhereTheyAre implements Rule {

  private static final String CODE = "volume-location";
  private static final String TYPE = "catalog.CreateVolumeRequestContent";
  private static final String LOCATION = "storage_location";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE) && mapping.get("volume_type") instanceof Text kind) {
            check(kind, path, mapping, diagnostics);
          }
        });
  }

  private static void check(Text kind, Path path, Mapping volume, Diagnostics diagnostics) {
    boolean placed = OneIsChosen.isSet(volume.get(LOCATION));
    if (kind.text().equals("EXTERNAL") && !placed) {
      diagnostics.add(
          Diagnostic.error(CODE, "an external volume needs a " + LOCATION)
              .detail("Say where its files are, below an external location.")
              .at(path)
              .in(kind.span()));
    }
    if (kind.text().equals("MANAGED") && placed) {
      diagnostics.add(
          Diagnostic.error(CODE, "a managed volume cannot have a " + LOCATION)
              .detail("Take it away, or set volume_type: EXTERNAL.")
              .at(path.field(LOCATION))
              .in(Places.ofKey(volume, LOCATION)));
    }
  }
}
