package dev.trowel.schema.shape;

import java.util.List;
import java.util.Optional;

/// The schema files of the format: one for each kind of resource and one for the sections around them.
public final class Schemas {

  private static final List<String> KINDS =
      List.of(
          "catalogs",
          "clusters",
          "experiments",
          "jobs",
          "model_serving_endpoints",
          "models",
          "pipelines",
          "quality_monitors",
          "registered_models",
          "schemas",
          "volumes");

  private Schemas() {}

  /// The plural names of all kinds that can be deployed, sorted.
  public static List<String> kinds() {
    return KINDS;
  }

  /// What is known of `kind`; empty for a name that is no kind. Loaded once, when first asked for.
  public static Optional<KindSchema> kind(String kind) {
    return KINDS.contains(kind) ? Optional.of(SchemaFiles.kind(kind)) : Optional.empty();
  }

  /// What a bundle file may say, with the fields of every kind (format.md 2.2).
  public static BundleSchema bundle() {
    return SchemaFiles.bundle(KINDS);
  }
}
