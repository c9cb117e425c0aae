package dev.trowel.core.imports.hcl;

import dev.trowel.schema.source.Span;

/// Reads files that a configuration names.
@FunctionalInterface
public interface NamedFiles {

  /// A file.
  ///
  /// @param name what messages call it
  record File(String name, String text) {}

  /// The file with a name.
  ///
  /// @param span where it is named
  /// @throws dev.trowel.schema.diagnostic.StopException `import-left-out` when it cannot be read
  File read(Span span, String path);
}
