package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.regex.Pattern;

/// A table whose changes start a job has a name of three parts; the API refuses shorter ones.
final class TablesAreNamedInFull implements Rule {

  private static final String TYPE = "jobs.TableUpdateTriggerConfiguration";
  private static final String NAMES = "table_names";
  private static final String PART = "(?:`[^`]+`|[^.`]+)";
  private static final Pattern FULL = Pattern.compile(PART + "\\." + PART + "\\." + PART);

  @Override
  public void check(Bundle bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE)) {
            check(path.field(NAMES), Values.items(mapping, NAMES), diagnostics);
          }
        });
  }

  private static void check(Path path, List<Value> names, Diagnostics diagnostics) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i) instanceof Text(var place, String name)
          && !FULL.matcher(name).matches()
          && !Reference.isIn(name)) {
        diagnostics.add(
            Diagnostic.error(
                    "table-name-incomplete", "\"%s\" is no full name of a table".formatted(name))
                .detail("Write catalog.schema.table.")
                .at(path.index(i))
                .in(place));
      }
    }
  }
}
