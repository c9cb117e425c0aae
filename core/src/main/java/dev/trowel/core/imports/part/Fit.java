package dev.trowel.core.imports.part;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Checker;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// Leaves of a resource what a bundle can say, and tells the rest.
public final class Fit {

  private Fit() {}

  /// The settings that remain.
  ///
  /// @param key of a kind that can be deployed
  public static Mapping of(ResourceKey key, Mapping settings, Notes notes) {
    Shape shape = Schemas.resource(key.kind()).orElseThrow();
    Diagnostics found = new Diagnostics();
    Checker checker = Checker.of(shape.types(), _ -> false, UnknownFields.DROP, found);
    Value fit = checker.check(settings, shape.root(), Path.of("resources", key.kind(), key.name()));
    found.list().forEach(each -> tell(key, each, notes));
    return fit instanceof Mapping mapping ? mapping : Mapping.empty(settings.span());
  }

  private static void tell(ResourceKey key, Diagnostic each, Notes notes) {
    Span place = each.spans().isEmpty() ? Span.synthetic("import") : each.spans().getFirst();
    String field = each.summary().replaceFirst("^unknown field: ", "");
    boolean unknown = !field.equals(each.summary());
    notes.leftOut(
        place,
        unknown ? "the field %s of %s".formatted(field, key) : "a value of " + key,
        unknown ? "A bundle has no such field here." : each.summary() + ".");
  }
}
