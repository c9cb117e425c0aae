package dev.trowel.schema.python;

import static dev.trowel.schema.python.Phase.APPLY_MUTATORS;
import static dev.trowel.schema.python.Phase.LOAD_RESOURCES;
import static dev.trowel.schema.python.PythonBundle.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.python.PythonBundle.Read;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Python code is given, and what it may add and change (format.md 3, steps 29 and 30).
class PythonCodeTest {

  private static final String BUNDLE =
      """
      bundle: {name: b}
      include: [parts/*.yml]
      python:
        resources: ["a:load"]
        mutators: ["m:change"]
        venv_path: .venv
      variables:
        team: {default: core}
        empty:
          default: null
          lookup: {warehouse: Shared}
      targets:
        dev: {mode: development}
      """;

  private static final String PART =
      """
      resources:
        jobs:
          old:
            id: "7"
            name: old ${var.team}
            tags: {}
            tasks:
              - task_key: t
                notebook_task: {notebook_path: ../n.py}
                notification_settings:
      """;

  private static final String MADE =
      """
      {"path": "resources.jobs.made", "file": "code/jobs.py", "line": 7, "column": 1}
      """;

  private static final String TOUCHED =
      """
      {"path": "resources.jobs.old", "file": "m.py", "line": 3, "column": 1}
      """;

  @TempDir Path folder;

  private PythonBundle bundle() {
    PythonBundle bundle = new PythonBundle(folder, BUNDLE);
    bundle.file("parts/old.yml", PART);
    bundle.file("n.py", "# Databricks notebook source\n");
    return bundle;
  }

  private static ObjectNode old(ObjectNode tree) {
    return (ObjectNode) tree.at("/resources/jobs/old");
  }

  @Test
  void treatsWhatItAddsAsIfAFileHeldIt() {
    String job =
        "{\"name\": \"made ${var.team}\", \"tasks\": [{\"task_key\": \"t\","
            + " \"notebook_task\": {\"notebook_path\": \"n.py\"}}]}";
    Read read = bundle().in(LOAD_RESOURCES, set("jobs", "made", job), MADE).read();

    assertThat(read.said()).isEmpty();
    assertThat(read.json("resources/jobs/made/name")).isEqualTo("\"[dev ann] made core\"");
    assertThat(read.json("resources/jobs/made/edit_mode")).isEqualTo("\"UI_LOCKED\"");
    assertThat(read.json("resources/jobs/made/tasks/0/notebook_task/notebook_path"))
        .isEqualTo("\"/Workspace/Users/ann@example.com/.bundle/b/dev/files/n\"");
  }

  @Test
  void locatesFaultsOfWhatItAddsInTheCode() {
    String job =
        "{\"bogus\": 1, \"max_concurrent_runs\": \"x\", \"tasks\": [{\"task_key\": \"t\","
            + " \"notebook_task\": {\"notebook_path\": \"gone.py\"}}]}";
    Read read = bundle().in(LOAD_RESOURCES, set("jobs", "made", job), MADE).read();

    assertThat(read.said())
        .containsExactly(
            "unknown-field: unknown field: bogus [code/jobs.py:7:1]",
            "wrong-type: cannot parse \"x\" as an integer [code/jobs.py:7:1]",
            "path-not-found: notebook gone.py not found [code/jobs.py:7:1]");
    assertThat(read.diagnostics().getLast().detail()).contains("bundle root");
  }

  @Test
  void givesTheCodeWhatThePackageReads() {
    PythonBundle bundle = bundle();
    bundle.read();

    ObjectNode input = bundle.runs().getFirst().input();
    assertThat(input.at("/bundle/target").asText()).isEqualTo("dev");
    assertThat(input.at("/variables/team/value").asText()).isEqualTo("core");
    assertThat(input.at("/variables/empty/value").asText()).isEqualTo("${var.empty}");
    assertThat(input.at("/python/venv_path").asText()).isEqualTo(".venv");
    assertThat(input.at("/experimental/python")).isEqualTo(input.at("/python"));
    assertThat(old(input).toString())
        .isEqualTo(
            "{\"name\":\"[dev ann] old core\",\"tags\":{\"dev\":\"ann\"},"
                + "\"tasks\":[{\"task_key\":\"t\",\"notebook_task\":{\"notebook_path\":\"n.py\"}}],"
                + "\"max_concurrent_runs\":4,\"queue\":{\"enabled\":true}}");
  }

  @Test
  void runsOnlyPhasesThatHaveFunctions() {
    PythonBundle bundle =
        new PythonBundle(folder, "bundle: {name: b}\npython: {mutators: [\"m:f\"]}\n");
    bundle.read();

    assertThat(bundle.runs()).extracting(Program.Run::phase).containsExactly(APPLY_MUTATORS);
  }

  @Test
  void takesChangesOfMutatorsAndKeepsTheRest() {
    Read read =
        bundle()
            .in(APPLY_MUTATORS, tree -> old(tree).put("description", "${var.team}"), TOUCHED)
            .read();

    assertThat(read.said()).isEmpty();
    assertThat(read.json("resources/jobs/old/description")).isEqualTo("\"core\"");
    assertThat(read.place("resources/jobs/old/description")).isEqualTo(Span.at("m.py", 3, 1));
    assertThat(read.json("resources/jobs/old/name")).isEqualTo("\"[dev ann] old core\"");
    assertThat(read.place("resources/jobs/old/tasks/0").file()).isEqualTo("parts/old.yml");
    assertThat(read.json("resources/jobs/old/tasks/0/notebook_task/notebook_path"))
        .endsWith("/files/n\"");
  }

  @Test
  void mutatorsSeeWhatWasLoaded() {
    PythonBundle bundle =
        bundle().in(LOAD_RESOURCES, set("jobs", "made", "{\"name\": \"made\"}"), MADE);
    bundle.read();

    assertThat(bundle.runs().getLast().input().at("/resources/jobs/made/name").asText())
        .isEqualTo("[dev ann] made");
  }

  @Test
  void takesWhatThePackageLeavesOutForUnchanged() {
    Read read =
        bundle().in(APPLY_MUTATORS, tree -> old(tree).put("max_concurrent_runs", 4.0), "").read();

    assertThat(read.place("resources/jobs/old/tasks").file()).isEqualTo("parts/old.yml");
    assertThat(read.json("resources/jobs/old/max_concurrent_runs")).isEqualTo("4");
  }

  @Test
  void placesWhatIsChangedInPlaceAtTheListOfMutators() {
    Read read = bundle().in(APPLY_MUTATORS, tree -> old(tree).put("description", "d"), "").read();

    assertThat(read.place("resources/jobs/old/description")).hasToString("databricks.yml:5:13");
    assertThat(read.place("resources/jobs/old").file()).isEqualTo("parts/old.yml");
  }

  @Test
  void readsPathsThatMutatorsMoveFromTheBundleRoot() {
    Read read =
        bundle()
            .in(
                APPLY_MUTATORS,
                tree -> {
                  ObjectNode task = (ObjectNode) old(tree).at("/tasks/0");
                  old(tree)
                      .withArrayProperty("tasks")
                      .insert(0, task.deepCopy().put("task_key", "a"));
                },
                TOUCHED)
            .read();

    assertThat(read.said()).isEmpty();
    for (int task : new int[] {0, 1}) {
      assertThat(read.json("resources/jobs/old/tasks/" + task + "/notebook_task/notebook_path"))
          .endsWith("/files/n\"");
    }
  }

  @Test
  void findsReferencesToWhatItAdds() {
    PythonBundle bundle = bundle();
    bundle.file(
        "parts/uses.yml",
        "resources: {jobs: {uses: {tasks: [{task_key: t, run_job_task: {job_id:"
            + " \"${resources.jobs.made.id}\"}}]}}}\n");

    assertThat(bundle.in(LOAD_RESOURCES, set("jobs", "made", "{}"), MADE).read().said()).isEmpty();
  }

  @Test
  void linksWhatItAddsToTheParentThatAFileDeclares() {
    PythonBundle bundle = bundle();
    bundle.file(
        "parts/schema.yml", "resources: {schemas: {s: {name: bronze, catalog_name: main}}}\n");
    String volume = "{\"name\": \"v\", \"catalog_name\": \"main\", \"schema_name\": \"bronze\"}";
    Read read = bundle.in(LOAD_RESOURCES, set("volumes", "v", volume), "").read();

    assertThat(read.json("resources/volumes/v/schema_name"))
        .isEqualTo("\"${resources.schemas.s.name}\"");
  }

  @Test
  void addsTheFirstResourcesOfABundle() {
    PythonBundle bundle =
        new PythonBundle(folder, "bundle: {name: b}\npython: {resources: [\"m:f\"]}\n");
    Read read = bundle.in(LOAD_RESOURCES, set("jobs", "made", "{\"name\": \"x\"}"), MADE).read();

    assertThat(read.json("resources/jobs/made/name")).isEqualTo("\"x\"");
    assertThat(read.bundle().resources().keySet()).hasToString("[jobs.made]");
  }

  @Test
  void isNotGivenAFaultyBundle() {
    PythonBundle bundle = bundle();
    bundle.file(
        "parts/faulty.yml",
        "resources: {jobs: {x: {name: \"${var.gone}\", tasks: [{task_key: t, run_job_task: {job_id:"
            + " \"${resources.jobs.made.id}\"}}]}}}\n");
    Read read = bundle.read();

    assertThat(bundle.runs()).isEmpty();
    assertThat(read.said())
        .containsExactly(
            "reference-missing: reference does not exist: ${var.gone} [parts/faulty.yml:1:30]");
  }

  @Test
  void keepsSecretsSecretWhereverTheCodePutsThem() throws Exception {
    Rewriting rewriting =
        new Rewriting(
            Locations.read(Optional.empty(), new CodeFiles(folder)),
            Span.synthetic("python"),
            Set.of("hunter2"));

    assertThat(rewriting.made("x", Lines.parse("{\"a\": [\"hunter2\"]}")).toString())
        .doesNotContain("hunter2");
  }

  @Test
  void runsNothingForABundleWithoutTheSection() {
    PythonBundle bundle = new PythonBundle(folder, "bundle: {name: b}\n");
    bundle.read();

    assertThat(bundle.runs()).isEqualTo(List.of());
  }
}
