package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields without which the workspace refuses an object are set (format.md 7).
final class RequiredFieldsAreSet implements Rule {

  private static final String CODE = "required-field-missing";

  /// The fields of each type that the incumbent, too, does not go on without.
  private static final Map<String, Set<String>> FATAL =
      Map.of(
          "bundle.Grant", Set.of("principal", "privileges"),
          "dashboards.Dashboard", Set.of("display_name", "warehouse_id"),
          "sql.CreateWarehouseRequest", Set.of("name"));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(bundle, (path, mapping, type, _) -> check(path, mapping, type, diagnostics));
  }

  private static void check(
      Path path, Mapping mapping, Schema.ObjectOf type, Diagnostics diagnostics) {
    if (type.required().isEmpty()) {
      return;
    }
    List<String> missing =
        type.required().stream().filter(name -> isMissing(mapping.get(name))).sorted().toList();
    for (String field : missing) {
      String summary = "required field \"%s\" is not set".formatted(field);
      Diagnostic diagnostic =
          FATAL.getOrDefault(type.name(), Set.of()).contains(field)
              ? Diagnostic.error(CODE, summary)
              : Diagnostic.warning(CODE, summary);
      diagnostics.add(
          diagnostic
              .detail("Set it to a value, or take away what needs it.")
              .at(path)
              .in(mapping.span()));
    }
  }

  private static boolean isMissing(@Nullable Value value) {
    return value == null || value instanceof Value.Null;
  }
}
