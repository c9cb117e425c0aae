package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.job.JobSettings;
import dev.trowel.core.imports.part.Access;
import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Fit;
import dev.trowel.core.imports.part.Keys;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.core.imports.part.SingleTask;
import dev.trowel.core.imports.part.Stages;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes environments of those of the deployment file.
///
/// @param rewriting rewrites names of files and things
/// @param wheel the package, where there is one
/// @param targets what each target says
/// @param notes takes what is left out
record Workflows(
    Rewriting rewriting, Optional<Wheel> wheel, Map<String, Mapping> targets, Notes notes) {

  /// One environment.
  Environment environment(String name, Mapping said) {
    rewriting.named().enter(name);
    Keys keys = new Keys();
    SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>();
    for (String section : List.of("workflows", "jobs")) {
      for (Value each : Values.items(said, section)) {
        workflow(name, each, keys, resources);
      }
    }
    Map<ResourceKey, Value> adopted = new LinkedHashMap<>();
    if (rewriting.asked().adopts()) {
      resources.forEach((key, settings) -> named(settings).ifPresent(it -> adopted.put(key, it)));
    }
    Mapping target = targets.getOrDefault(name, Made.mapping());
    return new Environment(name, resources, adopted, target);
  }

  /// The files tell no ids: dbx finds what it deploys by name.
  private static Optional<Value> named(Mapping settings) {
    Value name = settings.get("name");
    return Optional.ofNullable(name).map(each -> Made.mapping("name", each));
  }

  private void workflow(
      String environment, Value value, Keys keys, Map<ResourceKey, Mapping> resources) {
    String name = Values.text(value, "name");
    if (!(value instanceof Mapping workflow) || name == null) {
      throw Notes.unusable(
          value.span(), "a workflow without a name", "Each one needs a name of its own.");
    }
    boolean isPipeline = "pipeline".equals(Values.text(workflow, "workflow_type"));
    ResourceKey key =
        ResourceKey.of(
            isPipeline ? "pipelines" : "jobs",
            keys.fresh(Stages.without(name, environment), "job"));
    Mapping settings = rewriting.of(access(workflow.without("workflow_type")));
    resources.put(key, isPipeline ? Fit.of(key, settings, notes) : job(key, settings));
  }

  private Mapping job(ResourceKey key, Mapping settings) {
    Mapping many = SingleTask.isIn(settings) ? SingleTask.moved(settings, key.name()) : settings;
    Mapping given = wheel.isPresent() ? wheel.get().given(many) : without(many);
    return JobSettings.of(key, given, notes);
  }

  private static Mapping without(Mapping job) {
    Mapping plain = job.without("deployment_config");
    return plain.get("tasks") instanceof Value.Seq tasks
        ? plain.with(
            "tasks",
            tasks.map(
                each -> each instanceof Mapping task ? task.without("deployment_config") : each))
        : plain;
  }

  /// The access list may stand in the form of the Permissions API.
  private Mapping access(Mapping workflow) {
    if (Values.find(workflow, "permissions", "access_control_list") instanceof Value.Seq list) {
      return workflow.with("permissions", Access.permissions(list, notes));
    }
    return Access.moved(workflow, notes);
  }
}
