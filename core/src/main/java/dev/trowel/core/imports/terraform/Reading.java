package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Evaluation;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.imports.hcl.Operators;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Fit;
import dev.trowel.core.imports.part.InputFile;
import dev.trowel.core.imports.part.InputFolder;
import dev.trowel.core.imports.part.Literals;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.core.imports.part.SingleTask;
import dev.trowel.core.kind.TerraformTypes;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads one environment.
final class Reading {

  private static final String JOBS = "jobs";

  private final Asked asked;
  private final Stage stage;
  private final Notes notes;
  private final Configuration configuration;
  private final StateFile state;
  private final Names names;
  private final SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>();
  private final Map<ResourceKey, Value> ids = new LinkedHashMap<>();

  /// The key in the bundle → the address of what has it.
  private final Map<String, String> holders = new LinkedHashMap<>();

  private final Set<String> seen = new HashSet<>();

  Reading(Asked asked, Stage stage, Notes notes) {
    this.asked = asked;
    this.stage = stage;
    this.notes = notes;
    this.configuration = Configuration.read(asked, stage.folder());
    this.state = StateFile.read(stage.states());
    this.names =
        new Names(
            asked,
            stage,
            configuration,
            given(),
            new Objects(configuration, state, this::source, notes));
  }

  /// What the environment holds.
  Environment environment() {
    Instances instances = new Instances(names.evaluation(), notes);
    for (Block block : configuration.of("resource")) {
      if (!Parts.isPart(block.label(0)) && source(block).isEmpty()) {
        seen(instances.of(block)).forEach(this::resource);
      }
    }
    Escapes escapes = new Escapes(notes);
    configuration.blocks().forEach(each -> escapes.tell(each.body()));
    Parts parts = new Parts(resources, notes);
    for (Block block : configuration.of("resource")) {
      if (Parts.isPart(block.label(0))) {
        seen(instances.of(block)).forEach(parts::add);
      }
    }
    resources.replaceAll((key, settings) -> Fit.of(key, settings, notes));
    new Rest(configuration, notes).tell();
    tellUnread();
    tellForgotten();
    tellMissing();
    return new Environment(stage.name(), resources, ids, target());
  }

  /// The variables of the bundle that take the place of Terraform's without a value.
  Map<String, Mapping> needed() {
    return names.needed();
  }

  private Map<String, Value> given() {
    Map<String, Value> given = new LinkedHashMap<>();
    for (InputFile file : stage.variables()) {
      if (file.lastName().endsWith(".json")) {
        Values.mapping(file.tree()).entries().forEach((k, each) -> given.put(k, each.value()));
      } else {
        Variables.of(file, notes).forEach(given::put);
      }
    }
    given.values().forEach(each -> Literals.tell(each, notes));
    return given;
  }

  private void resource(Instance each) {
    Optional<TerraformTypes.Type> type = TerraformTypes.named(each.type());
    if (type.isEmpty()) {
      notes.leftOut(
          each.block().span(),
          each.block().label(0) + "." + each.block().label(1),
          "Bundles do not deploy this. Leave it to Terraform, and take the rest out of there.");
      return;
    }
    if (configuration.isElsewhere(each.block())) {
      notes.leftOut(
          each.block().span(), each.address(), "It is of another workspace: import it by itself.");
      return;
    }
    ResourceKey key =
        ResourceKey.of(type.get().kind(), configuration.key(each.block(), each.index()));
    hold(each, key);
    Mapping settings = new Settings(key.kind(), notes).of(each.block(), each.evaluation());
    if (key.kind().equals(JOBS) && SingleTask.isIn(settings)) {
      settings = SingleTask.moved(settings, key.name());
    }
    resources.put(key, lifecycle(each, local(settings)));
    state
        .id(each.address(), List.of(type.get().idField(), "id", "name"))
        .ifPresent(id -> ids.put(key, Made.id(id)));
  }

  /// Two objects under one key would become one, which goes on with the other's id.
  private void hold(Instance each, ResourceKey key) {
    String other = holders.putIfAbsent(key.name(), each.address());
    if (other != null) {
      throw Notes.unusable(
          each.block().span(),
          "%s would have the key of %s, which is %s".formatted(each.address(), other, key.name()),
          "Rename one of them in Terraform, and its state with `terraform state mv`.");
    }
  }

  private Mapping lifecycle(Instance each, Mapping settings) {
    Mapping guarded = settings;
    for (Block block : each.block().body().blocks("lifecycle").toList()) {
      for (var attribute : block.body().attributes().entrySet()) {
        if (attribute.getKey().equals("prevent_destroy")) {
          guarded = kept(each, attribute.getValue(), guarded);
        } else {
          notes.leftOut(
              attribute.getValue().name(),
              "lifecycle.%s of %s".formatted(attribute.getKey(), each.address()),
              "A bundle has no such rule.");
        }
      }
    }
    return guarded;
  }

  private Mapping kept(Instance each, Body.Attribute said, Mapping settings) {
    try {
      Value on = each.evaluation().of(said.value());
      return settings.with("lifecycle", Made.mapping("prevent_destroy", on));
    } catch (StopException unknown) {
      unknown.diagnostics().forEach(notes::add);
      return settings;
    }
  }

  /// What names a file beside the configuration names it as the bundle sees it.
  private Mapping local(Mapping settings) {
    return settings.map((_, value) -> local(value));
  }

  private Value local(Value value) {
    return switch (value) {
      case Text text when isLocal(text.text()) ->
          new Text(text.span(), asked.local(Path.of(text.text()).normalize()));
      case Mapping mapping -> local(mapping);
      case Value.Seq seq -> seq.map(this::local);
      case Value.Null _, Value.Bool _, Value.Num _, Text _, Value.Secret _ -> value;
    };
  }

  private boolean isLocal(String text) {
    String folder = stage.folder().toString();
    return text.startsWith(folder + "/") || text.equals(folder);
  }

  /// Where the bundle finds what a notebook or a file of Terraform's is made of.
  private Optional<String> source(Block block) {
    Optional<Expression> source = block.body().value("source");
    if (!List.of("databricks_notebook", "databricks_workspace_file").contains(block.label(0))
        || source.isEmpty()) {
      return Optional.empty();
    }
    try {
      String path = Operators.text(names.evaluation().of(source.get()));
      Path file = stage.folder().resolve(path).normalize();
      return Optional.of(asked.local(file));
    } catch (StopException _) {
      return Optional.empty();
    }
  }

  private List<Instance> seen(List<Instance> instances) {
    instances.forEach(each -> seen.add(each.address()));
    return instances;
  }

  private void tellUnread() {
    for (Path path : InputFolder.below(stage.folder(), ".tf.json")) {
      if (stage.folder().equals(path.getParent())) {
        String name = asked.file(path).name();
        notes.leftOut(Span.of(name), name, "Only files that end in .tf are read.");
      }
    }
  }

  /// What Terraform still has, and would destroy when it runs next.
  private void tellForgotten() {
    state
        .instances()
        .forEach((address, attributes) -> {
          String block = address.replaceFirst("(?s)\\[.*", "");
          boolean isHere = configuration.resource(block).isPresent();
          boolean isOther = isHere && seen.stream().noneMatch(each -> isOf(each, block));
          if (!address.startsWith("data.") && !isOther && !seen.contains(address)) {
            notes.leftOut(
                Span.of(state.files().getOrDefault(address, "")),
                "%s of the state, with the id %s"
                    .formatted(address, Values.textOrEmpty(attributes, "id")),
                "The configuration does not have it. Write it into the bundle, or delete it.");
          }
        });
  }

  private static boolean isOf(String address, String block) {
    return address.equals(block) || address.startsWith(block + "[");
  }

  private void tellMissing() {
    if (stage.states().isEmpty() && !resources.isEmpty()) {
      notes.check(
          configuration.of("resource").getFirst().span(),
          "no state of %s was named".formatted(stage.name()),
          "Deploying there makes all of it. If it is there already, name its state as well:"
              + " `terraform state pull`.");
      return;
    }
    for (ResourceKey key : resources.keySet()) {
      if (!ids.containsKey(key)) {
        notes.check(
            resources.get(key).span(),
            "%s is in no state of %s".formatted(key, stage.name()),
            "Deploying makes it. If it is there already, adopt it or bind it.");
      }
    }
  }

  /// Where the provider works.
  private Mapping target() {
    Mapping workspace = Made.mapping();
    for (Block provider : configuration.of("provider")) {
      if (configuration.isMain(provider)) {
        workspace = workspace(provider.body(), workspace);
      }
    }
    return workspace.entries().isEmpty() ? workspace : Made.mapping("workspace", workspace);
  }

  private Mapping workspace(Body provider, Mapping workspace) {
    Mapping all = workspace;
    Evaluation evaluation = names.evaluation();
    for (String field : List.of("host", "profile")) {
      Optional<Expression> said = provider.value(field);
      try {
        if (said.isPresent()
            && evaluation.of(said.get()) instanceof Text text
            && !text.text().contains("${")) {
          all = all.with(field, text);
        }
      } catch (StopException unknown) {
        unknown.diagnostics().forEach(notes::add);
      }
    }
    return all;
  }
}
