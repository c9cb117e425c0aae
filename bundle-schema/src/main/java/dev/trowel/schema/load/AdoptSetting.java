package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;

/// The form of `trowel.adopt`: for each key of a resource the object it takes over, or one for each
/// target.
final class AdoptSetting {

  private static final String WAY_OUT =
      "Write jobs.train: 123, or jobs.train: {name: Train}, or one for each target: jobs.train:"
          + " {staging: 123, prod: {name: Train}}.";

  private AdoptSetting() {}

  static void check(Path at, Value value, Diagnostics diagnostics) {
    if (value instanceof Mapping resources) {
      resources
          .entries()
          .forEach((key, entry) -> resource(at.field(key), entry.value(), diagnostics));
    } else if (!(value instanceof Value.Null)) {
      fault("adopt takes keys of resources", at, value, diagnostics);
    }
  }

  private static void resource(Path at, Value value, Diagnostics diagnostics) {
    if (value instanceof Mapping targets && !Adoptions.isDirect(targets)) {
      targets
          .entries()
          .forEach((target, entry) -> object(at.field(target), entry.value(), diagnostics));
    } else {
      object(at, value, diagnostics);
    }
  }

  private static void object(Path at, Value value, Diagnostics diagnostics) {
    Value named =
        value instanceof Mapping mapping && Adoptions.isDirect(mapping)
            ? mapping.entries().values().iterator().next().value()
            : value;
    boolean told =
        named instanceof Num || (named instanceof Text(_, String text) && !text.isBlank());
    if (!told) {
      fault("an object to be adopted is told by id or name", at, value, diagnostics);
    }
  }

  private static void fault(String what, Path at, Value value, Diagnostics diagnostics) {
    diagnostics.add(TrowelSection.fault(what, WAY_OUT).at(at).in(value.span()));
  }
}
