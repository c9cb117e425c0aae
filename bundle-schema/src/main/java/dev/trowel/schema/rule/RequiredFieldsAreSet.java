package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields without which the workspace refuses an object are set (format.md 7).
final class RequiredFieldsAreSet implements Rule {

  private static final String CODE = "required-field-missing";
  private static final Set<String> FATAL = Set.of("bundle.Grant", "dashboards.Dashboard");

  @Override
  public void check(Bundle bundle, Diagnostics diagnostics) {
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
          FATAL.contains(type.name())
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
