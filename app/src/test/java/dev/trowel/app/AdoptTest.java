package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A job that somebody made by hand comes under a bundle, and leaves it again (wishes.md 2.13).
class AdoptTest {

  @TempDir Path folder;
  @TempDir Path there;
  private Server server;
  private Shell shell;
  private String id = "";

  @BeforeEach
  void makeAJob() throws IOException {
    server = Server.on(there);
    shell = new Shell(folder, Map.of());
    server.write("/Shared/src/nb.py", "# Databricks notebook source\nprint(1)\n");
    server.write("/Shared/src/tool.py", "print(2)\n");
    server.post("/api/2.2/jobs/create", job("Train Taxi"));
    id = server.jobs().getFirst();
    bundle("");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void copiesFilesOnceAndNeverOverOthers() throws IOException {
    Shell.Result made = run("generate", "job", "Train Taxi", "--no-adopt");

    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(read("resources/train_taxi.job.yml"))
        .contains("notebook_path: ../src/nb.py", "python_file: ../src/tool.py")
        .doesNotContain("run_as", "format", "timeout_seconds", "email_notifications");
    assertThat(read("src/nb.py")).startsWith("# Databricks notebook source");
    assertThat(run("validate").exit()).isZero();

    Shell.Result again = run("generate", "job", "--existing-id", id);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("error[generate-key-taken]");
    Files.writeString(folder.resolve("src/tool.py"), "mine\n");
    Shell.Result other = run("generate", "job", "--existing-id", id, "--key", "other");
    assertThat(other.err()).contains("error[addition-exists]: src/tool.py");
    assertThat(folder.resolve("resources/other.job.yml")).doesNotExist();
    assertThat(run("generate", "job", "--existing-id", id, "--force").exit()).isZero();
    assertThat(read("src/tool.py")).isEqualTo("print(2)\n");
  }

  @Test
  void whatWasCopiedIsAllThatAPlanChanges() throws IOException {
    assertThat(run("generate", "job", "Train Taxi", "--bind", "--auto-approve").exit()).isZero();

    Shell.Result plan = run("plan");

    assertThat(plan.out())
        .contains("0 to add, 1 to change, 0 to delete", "notebook_path", "python_file")
        .doesNotContain("edit_mode", "deployment", "queue");
    assertThat(run("deploy", "--auto-approve").exit()).isZero();
    assertThat(server.jobs()).containsExactly(id);
    assertThat(run("plan", "--detailed-exitcode").exit()).isZero();
  }

  @Test
  void bindShowsWhatWouldChangeAndAsks() throws IOException {
    bundle("resources: {jobs: {train: {name: Other, max_concurrent_runs: 4}}}\n");

    Shell.Result unasked = run("bind", "train", id);
    assertThat(unasked.exit()).isEqualTo(5);
    assertThat(unasked.err())
        .contains("Plan: update resources.jobs.train\nChanges detected:\n")
        .contains("  ~ name: \"Train Taxi\" -> \"Other\"\n")
        .contains("  ~ max_concurrent_runs: 1 -> 4\n");
    assertThat(folder.resolve(".databricks/bundle/t/resources.json")).doesNotExist();

    server.forget();
    Shell.Result bound = run("bind", "jobs.train", id, "--auto-approve");
    assertThat(bound.err()).contains("Successfully bound job with an id '" + id + "'");
    assertThat(server.changes()).noneMatch(change -> change.contains("/jobs/"));
    assertThat(read(".databricks/bundle/t/resources.json")).contains(id);
    assertThat(run("bind", "train", id).err()).contains("already");

    assertThat(run("unbind", "train").err()).contains("Unbound jobs.train; its object stays.");
    assertThat(run("plan").out()).contains("1 to add");
    assertThat(server.jobs()).containsExactly(id);
  }

  @Test
  void bindRefusesWhatCannotBeMeant() throws IOException {
    bundle(
        "resources: {jobs: {train: {name: a}, more: {name: b}}, pipelines: {p: {name: c,"
            + " serverless: true}}}\n");
    assertThat(run("bind", "jobs.trian", id).err())
        .contains("error[bind-undeclared]", "Did you mean jobs.train?");
    assertThat(run("bind", "train", "Train Tax").err())
        .contains("error[adopt-missing]", "Did you mean Train Taxi (id " + id + ")?");
    assertThat(run("bind", "p", id).err())
        .contains("error[adopt-missing]", "It is the id of a job: declare that.");

    assertThat(run("bind", "train", id, "--auto-approve").exit()).isZero();
    assertThat(run("bind", "more", id, "--auto-approve").err())
        .contains("error[adopt-taken]: the object " + id + " belongs to jobs.train already");
    assertThat(run("bind", "train", "77", "--auto-approve").err())
        .contains("error[adopt-taken]: jobs.train belongs to the object " + id);
  }

  @Test
  void theIncumbentsSpellingDoesTheSame() throws IOException {
    Shell.Result made = run("bundle", "generate", "job", "--existing-job-id", id, "--key", "x");
    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(folder.resolve("resources/x.job.yml")).exists();

    Shell.Result bound = run("bundle", "deployment", "bind", "x", id, "--auto-approve");
    assertThat(bound.exit()).as(bound.screen()).isZero();
    assertThat(bound.err()).contains("Successfully bound job with an id '" + id + "'");
    assertThat(run("bundle", "deployment", "unbind", "x").exit()).isZero();
  }

  @Test
  void anAdoptionIsShownWithAllThatDiffersAndSaidOnce() throws IOException {
    bundle(adopting("Other", "{t: {name: Train Taxi}}"));

    Shell.Result plan = run("plan");
    assertThat(plan.out())
        .contains("< jobs.train", "declared-adoption id " + id, "Train Taxi", "Other")
        .contains("0 to add, 1 to change, 0 to delete");
    assertThat(run("plan", "-o", "json").out()).contains("\"action\": \"adopt\"");

    assertThat(run("deploy", "--auto-approve").exit()).isZero();
    assertThat(server.jobs()).containsExactly(id);
    Shell.Result again = run("plan", "--detailed-exitcode");
    assertThat(again.exit()).as(again.screen()).isZero();
    assertThat(again.out()).doesNotContain("adopt");
  }

  @Test
  void whatTheBundleAdoptsIsNotLetGoOfUntold() throws IOException {
    assertThat(run("generate", "job", "Train Taxi", "--in-place").exit()).isZero();
    assertThat(run("deploy", "--auto-approve").exit()).isZero();

    Shell.Result unbound = run("unbind", "train_taxi");

    assertThat(unbound.exit()).as(unbound.screen()).isZero();
    assertThat(unbound.err())
        .contains("warning[adopt-again]", "adopts jobs.train_taxi again: id", id)
        .contains("--> resources/train_taxi.job.yml:", "Unbound jobs.train_taxi");
    assertThat(run("plan").out()).contains("declared-adoption id " + id, "(1 adopted as it is)");
    assertThat(run("unbind", "train_taxi").err()).doesNotContain("adopt-again");
  }

  @Test
  void aDeploymentThatIsUndoneLetsGoOfWhatItAdopted() throws IOException {
    bundle(
        """
        resources:
          jobs:
            train: {name: Other}
          volumes:
            v: {catalog_name: none, schema_name: s, name: v, comment: "${resources.jobs.train.id}"}
        trowel: {adopt: {jobs.train: {name: Train Taxi}}}
        """);

    Shell.Result failed = run("deploy", "--auto-approve", "--rollback-on-failure");

    assertThat(failed.exit()).as(failed.screen()).isEqualTo(1);
    assertThat(server.get("/api/2.2/jobs/get?job_id=" + id).at("/settings/name").asText())
        .isEqualTo("Train Taxi");
    assertThat(server.jobs()).containsExactly(id);
    assertThat(run("plan").out()).contains("declared-adoption id " + id);
  }

  @Test
  void anAdoptionThatIsUnclearStopsThePlan() throws IOException {
    bundle(adopting("a", "{t: 77}"));
    assertThat(run("plan").err())
        .contains("error[adopt-missing]: there is no job with id 77", "databricks.yml:");

    server.post("/api/2.2/jobs/create", job("Train Taxi"));
    bundle(adopting("a", "{name: Train Taxi}"));
    assertThat(run("plan").err())
        .contains("error[adopt-ambiguous]: 2 objects are called Train Taxi", id);

    bundle(adopting("a", "{tt: 77}"));
    assertThat(run("validate").err()).contains("error[adopt-key]: no such target: tt");
  }

  @Test
  void anAdoptionThatWouldDeleteTheObjectIsRefused() throws IOException {
    server.post("/api/2.1/unity-catalog/schemas", "{\"catalog_name\": \"main\", \"name\": \"ml\"}");
    bundle(
        """
        resources: {schemas: {s: {catalog_name: main, name: other}}}
        trowel: {adopt: {schemas.s: main.ml}}
        """);

    assertThat(run("plan").err()).contains("error[adopt-replaces]: schemas.s cannot adopt main.ml");
  }

  private static String adopting(String name, String what) {
    return """
    resources: {jobs: {train: {name: %s}}}
    trowel: {adopt: {jobs.train: %s}}
    """
        .formatted(name, what);
  }

  private static String job(String name) {
    return """
    {"name": "%s", "tasks": [
      {"task_key": "a", "notebook_task": {"notebook_path": "/Workspace/Shared/src/nb"}},
      {"task_key": "b", "spark_python_task": {"python_file": "/Workspace/Shared/src/tool.py"},
       "environment_key": "e"}],
     "environments": [{"environment_key": "e", "spec": {"client": "2"}}]}\
    """
        .formatted(name);
  }

  private void bundle(String more) throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"),
        """
        bundle: {name: fares}
        include: [resources/*.yml]
        targets:
          t: {default: true}
        """
            + more);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private Shell.Result run(String... arguments) {
    return shell.run(
        Stream.concat(Stream.of(arguments), Server.options(there)).toArray(String[]::new));
  }
}
