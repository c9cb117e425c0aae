package dev.trowel.core.imports.job;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Keys;
import dev.trowel.core.imports.part.Made;
import dev.trowel.core.imports.part.Notes;
import dev.trowel.core.imports.part.Stages;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out which job belongs to which environment.
///
/// @param asked what is asked for
/// @param notes takes what is to be told
/// @param sure the environments that more than a word in a job's name tells
record Stating(Asked asked, Notes notes, Set<String> sure) {

  /// How files name the environment that a script puts in.
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[\\[({<]*(?<![A-Za-z0-9])(?i:env|environment)(?![A-Za-z0-9])[\\])}>]*");

  Stating {
    sure = Set.copyOf(sure);
  }

  /// A word in a job's name is an environment where a folder or a file is called so, or another job
  /// differs by nothing but that word.
  static Stating of(Asked asked, Notes notes, List<FoundJob> jobs) {
    Stages stages = asked.stages();
    Set<String> sure = new HashSet<>(asked.targets());
    Map<String, Set<String>> byKey = new HashMap<>();
    for (FoundJob each : jobs) {
      each.told(stages).ifPresent(sure::add);
      each.told(stages)
          .or(() -> each.guessed(stages))
          .ifPresent(stage ->
              byKey
                  .computeIfAbsent(
                      Keys.of(Stages.without(each.name(), stage), "job"), _ -> new HashSet<>())
                  .add(stage));
    }
    byKey.values().stream().filter(each -> each.size() > 1).forEach(sure::addAll);
    return new Stating(asked, notes, sure);
  }

  private Optional<String> stage(FoundJob job) {
    return job.told(asked.stages()).or(() -> job.guessed(asked.stages()).filter(sure::contains));
  }

  /// Words that are none.
  private void tellWords(List<FoundJob> jobs) {
    for (FoundJob job : jobs) {
      Value name = job.settings().get("name");
      Optional<String> word = job.guessed(asked.stages());
      if (name != null && word.isPresent() && stage(job).isEmpty()) {
        notes.check(
            name.span(),
            "the word %s is not taken for an environment".formatted(word.get()),
            "No other job differs by it. If it is one, name all of them: --targets.");
      }
    }
  }

  /// What the bundle may be called.
  String name(List<FoundJob> jobs) {
    Set<String> keys = new LinkedHashSet<>();
    jobs.forEach(each -> keys.add(key(each)));
    Path folder = asked.directory().getFileName();
    return keys.size() == 1 || folder == null ? keys.iterator().next() : folder.toString();
  }

  /// The environments with their jobs.
  List<Environment> environments(List<FoundJob> jobs) {
    tellWords(jobs);
    Stages stages = asked.stages();
    Set<String> found = new LinkedHashSet<>(asked.targets());
    jobs.forEach(each -> stage(each).ifPresent(found::add));
    List<String> names = found.isEmpty() ? List.of("default") : stages.sorted(found);
    return names.stream().map(name -> environment(name, names, jobs)).toList();
  }

  private Environment environment(String name, List<String> all, List<FoundJob> jobs) {
    Keys keys = new Keys();
    SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>();
    Map<ResourceKey, Value> ids = new LinkedHashMap<>();
    for (FoundJob job : jobs) {
      Optional<String> stage = stage(job);
      if (stage.isPresent() && !stage.get().equals(name)) {
        continue;
      }
      ResourceKey key = ResourceKey.of("jobs", keys.fresh(key(job), "job"));
      resources.put(key, JobSettings.of(key, named(job, stage), notes));
      id(job, stage.isPresent() || all.size() == 1).ifPresent(id -> ids.put(key, id));
    }
    return new Environment(name, resources, ids, Made.mapping());
  }

  private String key(FoundJob job) {
    String name = PLACEHOLDER.matcher(job.name()).replaceAll(" ");
    return Keys.of(stage(job).map(stage -> Stages.without(name, stage)).orElse(name), "job");
  }

  /// A script that deploys one file to several environments puts the environment into its name.
  private Mapping named(FoundJob job, Optional<String> stage) {
    String name = Values.text(job.settings(), "name");
    Value.Entry at = job.settings().entries().get("name");
    if (name == null || at == null || stage.isPresent() || asked.targets().isEmpty()) {
      return job.settings();
    }
    String put = PLACEHOLDER.matcher(name).replaceAll("\\${bundle.target}");
    if (put.equals(name)) {
      return job.settings();
    }
    notes.check(
        at.value().span(),
        "the name of the job becomes \"%s\"".formatted(put),
        "A word that stands for the environment is taken for a place to put it in.");
    return job.settings().with("name", new Value.Text(at.value().span(), put));
  }

  private Optional<Value> id(FoundJob job, boolean isClear) {
    Value id = job.id();
    String text =
        id instanceof Value.Num(_, String number)
            ? number
            : id instanceof Value.Text(_, String words) ? words : "";
    if (id == null || text.isEmpty()) {
      return Optional.empty();
    }
    if (asked.adopts() && isClear) {
      return Optional.of(Made.id(text));
    }
    notes.leftOut(
        id.span(),
        "the job's id " + text,
        asked.adopts()
            ? "It is not clear which environment it is of. Write it below trowel.adopt."
            : "Deploying makes another job. With --adopt it goes on with this one.");
    return Optional.empty();
  }
}
