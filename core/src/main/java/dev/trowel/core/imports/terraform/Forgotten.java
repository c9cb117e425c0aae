package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells where a configuration and its states do not know the same objects.
///
/// @param project both of them
/// @param seen the addresses of all objects of the configuration
record Forgotten(Project project, Set<String> seen) {

  private static final Pattern OURS =
      Pattern.compile("^(module\\.[^.\\[]+(\\[[^]]*])?\\.)*databricks_");

  /// Tells.
  ///
  /// @param resources what the bundle gets
  /// @param ids what the states know of it
  void tell(Map<ResourceKey, Mapping> resources, Map<ResourceKey, Value> ids) {
    project.state().instances().forEach(this::tell);
    if (project.stage().states().isEmpty()) {
      tellAll(resources);
      return;
    }
    resources.forEach((key, settings) -> {
      if (!ids.containsKey(key)) {
        project
            .notes()
            .check(
                settings.span(),
                "%s is in no state of %s".formatted(key, project.stage().name()),
                "Deploying makes it. If it is there already, adopt it or bind it.");
      }
    });
  }

  /// What Terraform still has, and would destroy when it runs next.
  private void tell(String address, Mapping attributes) {
    String file = project.state().files().get(address);
    if (file != null && !seen.contains(address) && !project.isLeftOut(address)) {
      project
          .notes()
          .leftOut(
              Span.of(file),
              "%s of the state%s".formatted(address, id(address, attributes)),
              "The configuration does not have it. Write it into the bundle, or delete it.");
    }
  }

  /// Of what is no object of Databricks, an id may be a secret.
  private static String id(String address, Mapping attributes) {
    return OURS.matcher(address).find()
        ? ", with the id " + Values.textOrEmpty(attributes, "id")
        : "";
  }

  private void tellAll(Map<ResourceKey, Mapping> resources) {
    Notes notes = project.notes();
    resources.values().stream()
        .findFirst()
        .ifPresent(first ->
            notes.check(
                first.span(),
                "no state of %s was named".formatted(project.stage().name()),
                "Deploying there makes all of it. If it is there already, name its state as well:"
                    + " `terraform state pull`."));
  }
}
