package dev.trowel.core.imports.hcl;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.util.List;

/// What names lead to.
@FunctionalInterface
public interface References {

  /// What was found, and how many of the steps led there.
  record Found(Value value, int steps) {}

  /// Follows a reference as far as it leads by name.
  ///
  /// @param span where it is written
  /// @param steps its names and indexes, such as `var`, `name`
  /// @throws dev.trowel.schema.diagnostic.StopException `import-left-out` when it is not known what
  ///   it leads to
  Found find(Span span, List<String> steps);
}
