package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.shape.Shape;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;

/// Goes through a bundle's resources with what is expected of each.
final class Shaped {

  private Shaped() {}

  /// What to do with one of them.
  @FunctionalInterface
  interface Visitor {
    void visit(Path path, Value written, Shape shape);
  }

  /// Visits those of a known kind, in the order written.
  static void visit(Bundle bundle, Visitor visitor) {
    for (Resource resource : bundle.resources().values()) {
      Path path = resource.key().path();
      Value written = Values.find(bundle.tree(), path);
      Shape shape = Schemas.resource(resource.key().kind()).orElse(null);
      if (written != null && shape != null) {
        visitor.visit(path, written, shape);
      }
    }
  }
}
