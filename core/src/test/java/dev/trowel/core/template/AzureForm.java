package dev.trowel.core.template;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with a pipeline of Azure DevOps, by its documentation of YAML: words that it does
/// not know, names that are none, and stages that nothing leads to.
final class AzureForm {

  private static final Set<String> PIPELINE =
      Set.of("name", "trigger", "pr", "parameters", "variables", "pool", "stages", "jobs");
  private static final Set<String> STAGE =
      Set.of("stage", "displayName", "dependsOn", "condition", "variables", "jobs");
  private static final Set<String> JOB =
      Set.of("displayName", "timeoutInMinutes", "cancelTimeoutInMinutes");
  private static final Set<String> STEP = Set.of("displayName", "condition", "env");

  /// The steps there are, each with words of its own.
  private static final Map<String, Set<String>> STEPS =
      Map.of(
          "checkout", Set.of("persistCredentials"),
          "script", Set.of("workingDirectory"),
          "task", Set.of("inputs"),
          "publish", Set.of("artifact"),
          "download", Set.of("artifact"));

  private final List<String> faults = new ArrayList<>();

  private AzureForm() {}

  /// All that is wrong with a file.
  static List<String> faults(Mapping file) {
    AzureForm form = new AzureForm();
    form.words("pipeline", file, PIPELINE, Set.of());
    form.jobs("pipeline", file);
    form.stages(Values.items(file, "stages"));
    return form.faults;
  }

  private void stages(List<Value> stages) {
    List<String> before = new ArrayList<>();
    for (Value each : stages) {
      Mapping stage = (Mapping) each;
      String name = Values.textOrEmpty(stage, "stage");
      words(name, stage, STAGE, Set.of());
      name(name);
      for (String needed : texts(stage.get("dependsOn"))) {
        demand(before.contains(needed), name + " depends on no stage before it: " + needed);
      }
      demand(!Values.items(stage, "jobs").isEmpty(), name + " has no jobs");
      jobs(name, stage);
      before.add(name);
    }
  }

  private void jobs(String where, Mapping holder) {
    for (Value each : Values.items(holder, "jobs")) {
      Mapping job = (Mapping) each;
      boolean deploys = job.get("deployment") != null;
      String name = Values.textOrEmpty(job, deploys ? "deployment" : "job");
      words(
          where + "/" + name,
          job,
          JOB,
          deploys ? Set.of("deployment", "environment", "strategy") : Set.of("job", "steps"));
      name(name);
      List<Value> steps =
          deploys
              ? Values.items(job, "strategy", "runOnce", "deploy", "steps")
              : Values.items(job, "steps");
      demand(!steps.isEmpty(), name + " has no steps");
      steps.forEach(step -> step(where + "/" + name, (Mapping) step));
    }
  }

  private void step(String where, Mapping step) {
    List<String> kinds = STEPS.keySet().stream().filter(each -> step.get(each) != null).toList();
    if (kinds.size() == 1) {
      String kind = kinds.getFirst();
      Set<String> own = new HashSet<>(STEPS.getOrDefault(kind, Set.of()));
      own.add(kind);
      words(where + " " + kind, step, STEP, own);
    } else {
      faults.add(where + " has a step of no kind, or of several: " + step.entries().keySet());
    }
  }

  private static List<String> texts(@Nullable Value value) {
    if (value instanceof Text text) {
      return List.of(text.text());
    }
    return value instanceof Seq seq
        ? seq.items().stream().map(each -> ((Text) each).text()).toList()
        : List.of();
  }

  private void name(String name) {
    demand(name.matches("[A-Za-z_][A-Za-z0-9_]*"), "no name: " + name);
  }

  private void words(String where, Mapping mapping, Set<String> some, Set<String> more) {
    mapping.entries().keySet().stream()
        .filter(each -> !some.contains(each) && !more.contains(each))
        .forEach(each -> faults.add(where + " has an unknown word: " + each));
  }

  private void demand(boolean isSo, String fault) {
    if (!isSo) {
      faults.add(fault);
    }
  }
}
