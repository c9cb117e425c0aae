package dev.trowel.core.template;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with the pipelines of GitLab, by its documentation of their keywords: words that
/// it does not know, and names that lead nowhere.
final class GitLabForm {

  private static final Set<String> NO_JOBS =
      Set.of("workflow", "stages", "variables", "include", "default");
  private static final Set<String> JOB =
      Set.of(
          "image",
          "interruptible",
          "id_tokens",
          "variables",
          "extends",
          "stage",
          "timeout",
          "rules",
          "before_script",
          "script",
          "artifacts",
          "environment",
          "resource_group",
          "needs",
          "services");
  private static final Set<String> RULE = Set.of("if", "changes", "when", "allow_failure");
  private static final Set<String> ENVIRONMENT =
      Set.of("name", "on_stop", "action", "auto_stop_in");
  private static final Set<String> ACTIONS =
      Set.of("", "start", "prepare", "stop", "verify", "access");
  private static final Set<String> ARTIFACTS = Set.of("when", "paths", "reports", "expire_in");
  private static final Set<String> REPORTS = Set.of("codequality", "junit", "dotenv");

  private final Map<String, Mapping> jobs = new LinkedHashMap<>();
  private final List<String> stages = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private GitLabForm() {}

  /// All that is wrong with files that are read as one.
  static List<String> faults(List<Mapping> files) {
    GitLabForm form = new GitLabForm();
    files.forEach(form::collect);
    form.jobs.forEach(form::job);
    return form.faults;
  }

  private void collect(Mapping file) {
    Values.items(file, "stages").forEach(each -> stages.add(((Text) each).text()));
    for (Map.Entry<String, Entry> each : file.entries().entrySet()) {
      if (!NO_JOBS.contains(each.getKey()) && each.getValue().value() instanceof Mapping job) {
        jobs.put(each.getKey(), job);
      }
    }
  }

  private void job(String name, Mapping job) {
    words(name, job, JOB);
    texts(job, "extends").forEach(each -> known(name, "extends", each));
    texts(job, "needs").forEach(each -> earlier(name, each));
    if (!name.startsWith(".")) {
      demand(!Values.items(whole(job), "script").isEmpty(), name + " has no script");
      demand(stages.contains(stage(job)), name + " has no stage of the list");
      demand(!Values.items(whole(job), "rules").isEmpty(), name + " runs whatever happens");
    }
    Values.items(job, "rules").forEach(each -> words(name + " rule", (Mapping) each, RULE));
    Mapping artifacts = Values.mapping(job, "artifacts");
    words(name + " artifacts", artifacts, ARTIFACTS);
    words(name + " reports", Values.mapping(artifacts, "reports"), REPORTS);
    environment(name, Values.mapping(job, "environment"));
  }

  private void environment(String name, Mapping environment) {
    words(name + " environment", environment, ENVIRONMENT);
    demand(
        ACTIONS.contains(Values.textOrEmpty(environment, "action")),
        name + " does nothing that is known with its environment");
    String stop = Values.textOrEmpty(environment, "on_stop");
    if (!stop.isEmpty()) {
      known(name, "on_stop", stop);
      Mapping other = Values.mapping(jobs.get(stop), "environment");
      demand(Values.textOrEmpty(other, "action").equals("stop"), stop + " stops nothing");
      demand(
          Values.textOrEmpty(other, "name").equals(Values.textOrEmpty(environment, "name")),
          stop + " stops another environment than that of " + name);
    }
  }

  private void earlier(String name, String needed) {
    known(name, "needs", needed);
    Mapping other = jobs.get(needed);
    Mapping job = jobs.get(name);
    demand(
        other != null && job != null && stages.indexOf(stage(other)) <= stages.indexOf(stage(job)),
        name + " needs what runs later: " + needed);
  }

  private String stage(Mapping job) {
    return Values.textOrEmpty(whole(job), "stage");
  }

  /// A job with what it takes over, one level deep, as ours are.
  private Mapping whole(Mapping job) {
    Mapping whole = job;
    for (String name : texts(job, "extends")) {
      for (Map.Entry<String, Entry> each : jobs.getOrDefault(name, job).entries().entrySet()) {
        if (whole.get(each.getKey()) == null) {
          whole = whole.with(each.getKey(), each.getValue().value());
        }
      }
    }
    return whole;
  }

  private static List<String> texts(Mapping job, String field) {
    Value value = job.get(field);
    if (value instanceof Text text) {
      return List.of(text.text());
    }
    return value instanceof Seq seq
        ? seq.items().stream().map(each -> ((Text) each).text()).toList()
        : List.of();
  }

  private void known(String name, String field, String other) {
    demand(jobs.containsKey(other), "%s: %s names no job: %s".formatted(name, field, other));
  }

  private void words(String where, Mapping mapping, Set<String> allowed) {
    mapping.entries().keySet().stream()
        .filter(each -> !allowed.contains(each))
        .forEach(each -> faults.add(where + " has an unknown word: " + each));
  }

  private void demand(boolean isSo, String fault) {
    if (!isSo) {
      faults.add(fault);
    }
  }
}
