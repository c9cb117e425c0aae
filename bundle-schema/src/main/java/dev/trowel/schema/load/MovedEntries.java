package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Set;

/// The form of `trowel.moved`: a list of former keys, bundle names and folders.
final class MovedEntries {

  private static final List<Set<String>> FORMS =
      List.of(Set.of("from", "to"), Set.of("from_bundle"), Set.of("from_root"));

  private static final String WAY_OUT =
      "Write from: jobs.old and to: jobs.new, or from_bundle: with the former name of the bundle,"
          + " or from_root: with its former workspace.root_path.";

  private MovedEntries() {}

  static void check(Path at, Value value, Diagnostics diagnostics) {
    if (value instanceof Seq list) {
      for (int i = 0; i < list.items().size(); i++) {
        entry(at.index(i), list.items().get(i), diagnostics);
      }
    } else if (!(value instanceof Value.Null)) {
      diagnostics.add(TrowelSection.fault("moved takes a list", WAY_OUT).at(at).in(value.span()));
    }
  }

  private static void entry(Path at, Value value, Diagnostics diagnostics) {
    if (!(value instanceof Mapping entry && FORMS.contains(entry.entries().keySet()))) {
      diagnostics.add(
          TrowelSection.fault("an entry of moved says from and to, or a former place", WAY_OUT)
              .at(at)
              .in(value.span()));
      return;
    }
    entry
        .entries()
        .forEach((field, each) -> {
          if (!(each.value() instanceof Text(_, String text)) || text.isBlank()) {
            diagnostics.add(
                TrowelSection.fault(field + " takes a text", WAY_OUT)
                    .at(at.field(field))
                    .in(each.value().span()));
          }
        });
  }
}
