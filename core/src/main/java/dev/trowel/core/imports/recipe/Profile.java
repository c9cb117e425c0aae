package dev.trowel.core.imports.recipe;

import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Fit;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One profile, which becomes a target.
///
/// @param file the file
/// @param tree what it says
/// @param notes takes what is left out
record Profile(InputFile file, Value tree, Notes notes) {

  private static final String DATABRICKS = "databricks";
  private static final String UC = "databricks-uc";

  /// The target's name: `dev` for `databricks-dev`.
  String target() {
    return file.stem().replaceFirst("^databricks[-_]", "");
  }

  /// Whether it is for a machine of one's own.
  boolean isLocal() {
    return file.stem().equals("local");
  }

  /// What there is in its environment.
  ///
  /// @param job the job that runs the recipe, for the profile's name
  Environment environment(Mapping job) {
    SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>();
    resources.put(ResourceKey.of("jobs", "recipe_job"), job);
    experiment()
        .ifPresent(it -> put(resources, ResourceKey.of("experiments", "recipe_experiment"), it));
    model(resources);
    return new Environment(target(), resources, Map.of(), Made.mapping());
  }

  private void put(Map<ResourceKey, Mapping> resources, ResourceKey key, Mapping settings) {
    resources.put(key, Fit.of(key, settings, notes));
  }

  private Optional<Mapping> experiment() {
    if (!(Values.find(tree, "experiment", "name") instanceof Text name)) {
      return Optional.empty();
    }
    Value uri = Values.find(tree, "experiment", "tracking_uri");
    if (uri instanceof Text(var place, String text) && !text.startsWith(DATABRICKS)) {
      notes.leftOut(place, "the experiment " + name.text(), "It is tracked at " + text + ".");
      return Optional.empty();
    }
    Mapping experiment = Mapping.empty(name.span()).with("name", name);
    Value location = Values.find(tree, "experiment", "artifact_location");
    return Optional.of(
        location == null ? experiment : experiment.with("artifact_location", location));
  }

  private void model(Map<ResourceKey, Mapping> resources) {
    if (!(Values.find(tree, "model_registry", "model_name") instanceof Text name)) {
      return;
    }
    String[] parts = name.text().split("\\.", -1);
    if (UC.equals(Values.text(tree, "model_registry", "registry_uri")) && parts.length == 3) {
      put(
          resources,
          ResourceKey.of("registered_models", "recipe_model"),
          Mapping.empty(name.span())
              .with("catalog_name", new Text(name.span(), parts[0]))
              .with("schema_name", new Text(name.span(), parts[1]))
              .with("name", new Text(name.span(), parts[2])));
    } else {
      put(
          resources,
          ResourceKey.of("models", "recipe_model"),
          Mapping.empty(name.span()).with("name", name));
    }
  }
}
