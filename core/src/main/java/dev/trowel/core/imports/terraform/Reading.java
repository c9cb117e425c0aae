package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
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
  private final Project project;
  private final Scope root;
  private final SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>();
  private final Map<ResourceKey, Value> ids = new LinkedHashMap<>();

  /// The key in the bundle → the address of what has it.
  private final Map<String, String> holders = new LinkedHashMap<>();

  private final Set<String> seen = new HashSet<>();

  Reading(Asked asked, Stage stage, Notes notes) {
    this.asked = asked;
    this.stage = stage;
    this.notes = notes;
    this.project = new Project(asked, stage, notes);
    this.root = Scope.root(project, given());
  }

  /// What the environment holds.
  Environment environment() {
    List<Scope> scopes = root.all();
    scopes.forEach(this::resources);
    Escapes escapes = new Escapes(notes);
    for (Configuration each : project.folders().configurations().values()) {
      each.blocks().forEach(block -> escapes.tell(block.body()));
    }
    Parts parts = new Parts(resources, notes);
    scopes.forEach(each -> parts(each, parts));
    resources.replaceAll((key, settings) -> Fit.of(key, settings, notes));
    new Rest(project).tell(scopes);
    tellUnread();
    new Forgotten(project, seen).tell(resources, ids);
    return new Environment(stage.name(), resources, ids, new Target(project, root).settings());
  }

  /// The variables of the bundle that take the place of Terraform's without a value.
  Map<String, Mapping> needed() {
    return project.needed();
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

  private void resources(Scope scope) {
    for (Block block : scope.configuration().of("resource")) {
      if (scope.source(block).isPresent()) {
        project.leaveOut(Instance.address(scope.site(), block));
      } else if (!Parts.isPart(block.label(0))) {
        seen(scope.instances().of(block)).forEach(each -> resource(scope, each));
      }
    }
  }

  private void parts(Scope scope, Parts parts) {
    for (Block block : scope.configuration().of("resource")) {
      if (Parts.isPart(block.label(0))) {
        seen(scope.instances().of(block)).forEach(parts::add);
      }
    }
  }

  private void resource(Scope scope, Instance each) {
    Optional<TerraformTypes.Type> type = TerraformTypes.named(each.type());
    if (type.isEmpty()) {
      notes.leftOut(
          each.block().span(),
          Instance.address(each.site(), each.block()),
          "Bundles do not deploy this. Leave it to Terraform, and take the rest out of there.");
      return;
    }
    if (scope.isElsewhere(each.block())) {
      notes.leftOut(
          each.block().span(), each.address(), "It is of another workspace: import it by itself.");
      return;
    }
    ResourceKey key = ResourceKey.of(type.get().kind(), scope.key(each.block(), each.index()));
    hold(each, key);
    Mapping settings = new Settings(key.kind(), notes).of(each.block(), each.evaluation());
    if (key.kind().equals(JOBS) && SingleTask.isIn(settings)) {
      settings = SingleTask.moved(settings, key.name());
    }
    resources.put(key, new Lifecycle(each, notes).in(local(settings)));
    project
        .state()
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
    return text.indexOf('\0') < 0
        && project.folders().configurations().keySet().stream()
            .map(Path::toString)
            .anyMatch(folder -> text.startsWith(folder + "/") || text.equals(folder));
  }

  private List<Instance> seen(List<Instance> instances) {
    instances.forEach(each -> seen.add(each.address()));
    return instances;
  }

  private void tellUnread() {
    for (Path folder : project.folders().configurations().keySet()) {
      for (Path path : InputFolder.in(folder, ".tf.json")) {
        String name = asked.file(path).name();
        notes.leftOut(Span.of(name), name, "Only files that end in .tf are read.");
      }
    }
  }
}
