package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;

/// A variable whose default is a list or a mapping says so, as overrides are only taken of the type
/// that is declared (format.md 2.6); no other type has a meaning.
final class VariablesAreOfTheirTypes implements Rule {

  private static final String CODE = "variable-type-unfit";
  private static final String SECTION = "variables";
  private static final String TYPE = "type";
  private static final String DEFAULT = "default";
  private static final String COMPLEX = "complex";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Values.mapping(bundle.tree(), SECTION)
        .entries()
        .forEach((name, entry) -> check(Path.of(SECTION, name), entry.value(), diagnostics));
  }

  private static void check(Path at, Value declaration, Diagnostics diagnostics) {
    if (!(declaration instanceof Mapping variable)) {
      return;
    }
    Value type = variable.get(TYPE);
    if (OneIsChosen.isSet(type)) {
      if (type instanceof Text(var place, String text)
          && !text.equals(COMPLEX)
          && !Reference.isIn(text)) {
        diagnostics.add(
            Diagnostic.warning(CODE, "unknown type \"%s\" of a variable".formatted(text))
                .detail("Leave it out, or write complex for a list or a mapping.")
                .at(at.field(TYPE))
                .in(place));
      }
    } else if (variable.get(DEFAULT) instanceof Value value && isComplex(value)) {
      diagnostics.add(
          Diagnostic.warning(CODE, "the variable is not declared as complex, but its default is")
              .detail("Declare it with type: complex.")
              .at(at.field(DEFAULT))
              .in(Places.start(value)));
    }
  }

  private static boolean isComplex(Value value) {
    return value instanceof Mapping || value instanceof Seq;
  }
}
