package dev.trowel.schema.shape;

import java.util.List;

/// Reads `schema/*.json` of the class path.
final class SchemaFiles {
  private SchemaFiles() {}

  static KindSchema kind(String kind) {
    throw new IllegalStateException("no schema file for " + kind);
  }

  static BundleSchema bundle(List<String> kinds) {
    throw new IllegalStateException("no schema files for " + kinds);
  }
}
