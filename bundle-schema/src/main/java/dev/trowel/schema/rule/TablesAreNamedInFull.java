package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where only one table can be meant, its name has three parts; the API refuses shorter ones.
final class TablesAreNamedInFull implements Rule {

  private static final String TYPE = "jobs.TableUpdateTriggerConfiguration";
  private static final String NAMES = "table_names";

  /// Fields by type that hold the full name of something in Unity Catalog.
  private static final Map<String, List<String>> FULL_NAMES =
      Map.of(
          "catalog.CreateMonitor", List.of("table_name", "baseline_table_name"),
          "vectorsearch.CreateVectorIndexRequest", List.of("name"),
          "vectorsearch.DeltaSyncVectorIndexSpecRequest", List.of("source_table"),
          "database.SyncedDatabaseTable", List.of("name"),
          "database.SyncedTableSpec", List.of("source_table_full_name"));

  private static final String PART = "(?:`[^`]+`|[^.`]+)";
  private static final Pattern FULL = Pattern.compile(PART + "\\." + PART + "\\." + PART);

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE)) {
            check(path.field(NAMES), Values.items(mapping, NAMES), diagnostics);
          }
          for (String field : FULL_NAMES.getOrDefault(type.name(), List.of())) {
            check(path.field(field), mapping.get(field), diagnostics);
          }
        });
  }

  private static void check(Path path, List<Value> names, Diagnostics diagnostics) {
    for (int i = 0; i < names.size(); i++) {
      check(path.index(i), names.get(i), diagnostics);
    }
  }

  private static void check(Path path, @Nullable Value value, Diagnostics diagnostics) {
    if (value instanceof Text(var place, String name)
        && !FULL.matcher(name).matches()
        && !Reference.isIn(name)) {
      diagnostics.add(
          Diagnostic.error(
                  "table-name-incomplete", "\"%s\" is no full name of a table".formatted(name))
              .detail("Write catalog.schema.table.")
              .at(path)
              .in(place));
    }
  }
}
