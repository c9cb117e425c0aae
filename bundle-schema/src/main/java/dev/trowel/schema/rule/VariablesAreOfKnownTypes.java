package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// A variable is of a type that has a meaning: there is but one, for lists and mappings (format.md
/// 2.6).
final class VariablesAreOfKnownTypes implements Rule {

  private static final String SECTION = "variables";
  private static final String TYPE = "type";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Values.mapping(bundle.tree(), SECTION)
        .entries()
        .forEach((name, entry) -> {
          if (Values.find(entry.value(), TYPE) instanceof Text(var place, String type)
              && !type.isEmpty()
              && !type.equals("complex")) {
            diagnostics.add(
                Diagnostic.warning(
                        "variable-type-unknown",
                        "unknown type \"%s\" of a variable".formatted(type))
                    .detail("Leave it out, or write complex for a list or a mapping.")
                    .at(Path.of(SECTION, name, TYPE))
                    .in(place));
          }
        });
  }
}
