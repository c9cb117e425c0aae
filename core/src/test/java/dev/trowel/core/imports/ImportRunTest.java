package dev.trowel.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Importer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRunTest {

  @TempDir Path folder;

  @Test
  void readsJobsOfTheTimeWhenAJobWasOneTask() throws IOException {
    write(
        "a.json",
        """
        {"name": "Old Job", "existing_cluster_id": "1", "libraries": [{"jar": "dbfs:/a.jar"}],
         "spark_jar_task": {"main_class_name": "a.B"}, "max_retries": 2, "timeout_seconds": 60,
         "wrong_field": 1}
        """);

    assertThat(bundle("job-json", "a.json"))
        .contains("old_job:\n      name: Old Job\n      timeout_seconds: 60\n")
        .contains("tasks:\n        - task_key: old_job\n          spark_jar_task:\n")
        .contains("          max_retries: 2\n");
    assertThat(notes("job-json", "a.json"))
        .contains("a.json:3:2 the field wrong_field of jobs.old_job is not carried over");
  }

  @Test
  void readsAListOfJobsAndTellsThatThereAreMore() throws IOException {
    write(
        "a.json",
        """
        {"jobs": [{"job_id": 1, "settings": {"name": "a", "tasks": []}},
                  {"job_id": 2, "settings": {"name": "a", "tasks": []}}], "has_more": true}
        """);

    assertThat(bundle("job-json", "a.json")).contains("    a:\n", "    a_2:\n");
    assertThat(notes("job-json", "a.json")).contains("the rest of the list is not carried over");
  }

  @Test
  void putsTheTargetWhereAScriptPutTheEnvironment() throws IOException {
    write("a.json", "{\"name\": \"env_churn\", \"tasks\": []}");
    Asked asked = new Asked(folder, paths("a.json"), folder, List.of("dev", "prod"), false);

    ImportRun.Result result = ImportRun.of(importer("job-json"), asked, Optional.empty());

    assertThat(result.targets()).containsExactly("dev", "prod");
    assertThat(result.draft().diff()).contains("name: ${bundle.target}_churn");
  }

  @Test
  void countsAndLoopsAsTerraformDoes() throws IOException {
    write(
        "tf/a.tf",
        """
        locals {
          keys = toset(["x", "y"])
          loop = local.loop
        }
        resource "databricks_job" "same" {
          for_each = local.keys
          name     = each.key
          dynamic "task" {
            for_each = ["one", "two"]
            iterator = it
            content {
              task_key            = "${it.key}_${it.value}"
              existing_cluster_id = "c"
              run_job_task {
                job_id = databricks_job.other[0].id
              }
            }
          }
        }
        resource "databricks_job" "other" {
          count       = 2
          name        = "other ${count.index}"
          description = local.loop
        }
        resource "databricks_mlflow_experiment" "same" {
          name = "/Shared/${databricks_job.same["x"].name}"
        }
        resource "databricks_group" "g" {
          display_name = "g"
        }
        """);

    assertThat(bundle("terraform", "tf"))
        .contains("    same_job_x:\n      name: x\n", "    same_job_y:\n", "    other_0:\n")
        .contains("task_key: 0_one\n", "task_key: 1_two\n")
        .contains("job_id: ${resources.jobs.other_0.id}\n")
        .contains("same_experiment:\n      name: /Shared/${resources.jobs.same_job_x.name}\n");
    assertThat(notes("terraform", "tf"))
        .contains("tf/a.tf:3:10 local.loop refers to itself")
        .contains("databricks_group.g is not carried over")
        .contains("no state of default was named");
  }

  @Test
  void takesWhatOnlyTheProviderKnowsFromTheState() throws IOException {
    write(
        "tf/a.tf",
        """
        data "databricks_node_type" "small" {}
        data "databricks_current_user" "me" {}
        variable "secret" {}
        resource "databricks_cluster" "c" {
          cluster_name  = data.databricks_current_user.me.user_name
          node_type_id  = data.databricks_node_type.small.id
          spark_version = data.databricks_spark_version.gone.id
          spark_conf    = { token = var.secret }
        }
        """);
    write(
        "tf/terraform.tfstate",
        """
        {"version": 4, "resources": [
          {"mode": "data", "type": "databricks_node_type", "name": "small",
           "instances": [{"attributes": {"id": "i3.xlarge"}}]},
          {"mode": "managed", "type": "databricks_cluster", "name": "c",
           "instances": [{"attributes": {"id": "0123-abc"}}]}]}
        """);

    assertThat(bundle("terraform", "tf"))
        .contains("cluster_name: ${workspace.current_user.userName}\n")
        .contains("node_type_id: i3.xlarge\n", "token: ${var.secret}\n")
        .contains("variables:\n  secret:\n")
        .contains("clusters.c:\n      default: \"0123-abc\"\n");
    assertThat(notes("terraform", "tf"))
        .contains("tf/a.tf:7:19 data.databricks_spark_version.gone.id is known to Terraform only");
  }

  @Test
  void findsTheEnvironmentsOfOneFolder() throws IOException {
    write(
        "tf/a.tf",
        """
        variable "nodes" { default = 1 }
        resource "databricks_job" "a" {
          name                = "a-${terraform.workspace}"
          max_concurrent_runs = var.nodes
          existing_cluster_id = "c"
          notebook_task {
            notebook_path = databricks_notebook.n.path
          }
        }
        resource "databricks_notebook" "n" {
          source = "${path.module}/../src/n.py"
          path   = "/Shared/n"
        }
        """);
    write("tf/env/dev.tfvars", "nodes = 2\n");
    write("tf/env/prod.tfvars", "nodes = 5\n");
    write("tf/terraform.tfstate.d/prod/terraform.tfstate", "{\"version\": 4, \"resources\": []}");

    assertThat(bundle("terraform", "tf"))
        .contains("name: a-${bundle.target}\n", "notebook_path: ./src/n.py\n")
        .contains("  dev:\n    default: true\n    variables:\n      max_concurrent_runs: 2\n")
        .contains("  prod:\n    variables:\n      max_concurrent_runs: 5\n");
  }

  @Test
  void readsAWheelAndTheOlderFormOfDbx() throws IOException {
    write("pyproject.toml", "");
    write(
        "conf/deployment.json",
        """
        {"dev": {"jobs": [
          {"name": "a", "existing_cluster_name": "shared",
           "spark_python_task": {"python_file": "file://a.py"}},
          {"name": "b", "workflow_type": "pipeline", "target": "t",
           "libraries": [{"notebook": {"path": "/Repos/n"}}]}]}}
        """);

    assertThat(bundle("dbx", "."))
        .contains("existing_cluster_id: ${var.shared_cluster_id}\n", "- whl: ./dist/*.whl\n")
        .contains("  pipelines:\n    b:\n      name: b\n");
  }

  private String bundle(String importer, String... paths) {
    return run(importer, paths).draft().diff().replaceAll("(?m)^\\+", "");
  }

  private String notes(String importer, String... paths) {
    return run(importer, paths).notes().stream()
        .map(each -> each.spans().getFirst() + " " + each.summary())
        .collect(Collectors.joining("\n"));
  }

  private ImportRun.Result run(String importer, String... paths) {
    Asked asked = new Asked(folder, paths(paths), folder, List.of(), true);
    return ImportRun.of(importer(importer), asked, Optional.of("b"));
  }

  private List<Path> paths(String... names) {
    return List.of(names).stream().map(name -> folder.resolve(name).normalize()).toList();
  }

  private static Importer importer(String name) {
    return Importers.ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
