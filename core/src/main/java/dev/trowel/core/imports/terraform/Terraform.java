package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Imported;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/// Imports projects that were deployed with Terraform. With their states, the bundle goes on with
/// the same objects.
public final class Terraform implements Importer {

  @Override
  public String name() {
    return "terraform";
  }

  @Override
  public String summary() {
    return "A Terraform configuration and its states.";
  }

  @Override
  public List<String> details() {
    return List.of(
        "PATH is the folder of the .tf files, or one with a folder for each",
        "environment, and states (`terraform state pull > prod.tfstate`): what they",
        "tell is adopted, not made again.");
  }

  @Override
  public Imported read(Asked asked) {
    Notes notes = new Notes();
    SequencedMap<String, Environment> environments = new LinkedHashMap<>();
    Mapping variables = Made.mapping();
    for (Stage stage : new Layout(asked).stages()) {
      Reading reading = new Reading(asked, stage, notes);
      environments.merge(stage.name(), reading.environment(), Terraform::both);
      for (Map.Entry<String, Mapping> each : reading.needed().entrySet()) {
        variables = variables.with(each.getKey(), each.getValue());
      }
    }
    if (environments.values().stream().allMatch(each -> each.resources().isEmpty())) {
      throw Notes.unusable(
          Span.synthetic("import"),
          "the configuration has no resource that a bundle deploys",
          "Bundles deploy jobs, models, experiments, endpoints, schemas and more.");
    }
    Path folder = asked.directory().getFileName();
    Mapping sections =
        variables.entries().isEmpty() ? Made.mapping() : Made.mapping("variables", variables);
    return new Imported(
        folder == null ? "" : folder.toString(),
        new ArrayList<>(asked.stages().sorted(environments.sequencedKeySet()))
            .stream().map(environments::get).toList(),
        sections,
        Map.of(),
        notes);
  }

  private static Environment both(Environment one, Environment other) {
    Set<String> names = new HashSet<>();
    one.resources().keySet().forEach(key -> names.add(key.name()));
    for (ResourceKey key : other.resources().keySet()) {
      if (names.contains(key.name())) {
        throw Notes.unusable(
            Objects.requireNonNull(other.resources().get(key)).span(),
            "two folders of the environment %s have %s".formatted(one.name(), key.name()),
            "Import each folder by itself, or rename one of the two in Terraform, and its state"
                + " with `terraform state mv`.");
      }
    }
    SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>(one.resources());
    resources.putAll(other.resources());
    Map<ResourceKey, Value> ids = new LinkedHashMap<>(one.adopted());
    ids.putAll(other.adopted());
    return new Environment(one.name(), resources, ids, one.target());
  }
}
