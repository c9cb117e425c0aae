package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value.Text;
import java.util.Optional;

/// The key of a resource, as a setting of `trowel` writes it.
final class WrittenKey {

  private WrittenKey() {}

  /// The key that `text` says; empty, and told, where it is none or of a kind that nobody knows.
  ///
  /// @param code of what is told
  /// @param at where in the tree it is told
  static Optional<ResourceKey> read(String code, Text text, Path at, Diagnostics diagnostics) {
    Optional<ResourceKey> key = Moves.key(text);
    if (key.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(code, "not the key of a resource: " + text.text())
              .detail("Write kind and name, such as jobs.train.")
              .at(at)
              .in(text.span()));
      return Optional.empty();
    }
    String kind = key.get().kind();
    if (Schemas.kind(kind).isPresent()) {
      return key;
    }
    diagnostics.add(
        Diagnostic.error(code, "unknown kind of resource: " + kind)
            .detail(Suggestion.advice(kind, Schemas.kinds(), "Write kind and name: jobs.train."))
            .at(at)
            .in(text.span()));
    return Optional.empty();
  }
}
