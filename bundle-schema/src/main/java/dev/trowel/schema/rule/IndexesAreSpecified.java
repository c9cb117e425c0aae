package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Map;

/// A vector search index has the specification that its type takes; the API refuses another.
final class IndexesAreSpecified implements Rule {

  private static final String TYPE = "vectorsearch.CreateVectorIndexRequest";
  private static final String FIELD = "index_type";
  private static final Map<String, String> SPECS =
      Map.of(
          "DELTA_SYNC", "delta_sync_index_spec",
          "DIRECT_ACCESS", "direct_access_index_spec");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE) && mapping.get(FIELD) instanceof Text kind) {
            check(kind, path, mapping, diagnostics);
          }
        });
  }

  private static void check(Text kind, Path path, Mapping mapping, Diagnostics diagnostics) {
    String wanted = SPECS.get(kind.text());
    if (wanted == null || OneIsChosen.isSet(mapping.get(wanted))) {
      return;
    }
    diagnostics.add(
        Diagnostic.error(
                "index-spec-missing", "an index of type %s needs %s".formatted(kind.text(), wanted))
            .detail("Add %s, or correct the type.".formatted(wanted))
            .at(path)
            .in(Values.nearestSpan(mapping, Path.of(FIELD))));
  }
}
