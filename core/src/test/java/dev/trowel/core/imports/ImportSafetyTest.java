package dev.trowel.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No object is lost or taken for another one, no secret is written, and what is left out is told.
class ImportSafetyTest {

  private static final String TOKEN = "dapi" + "0123456789abcdef".repeat(2);

  @TempDir Path folder;

  @Test
  void refusesObjectsThatWouldHaveOneKey() throws IOException {
    write(
        "tf/a.tf",
        """
        resource "databricks_job" "j" {
          for_each = toset(["x.y", "x-y"])
          name     = each.key
        }
        """);

    assertThatThrownBy(() -> run("terraform", "tf"))
        .isInstanceOf(StopException.class)
        .hasMessageContaining(
            "databricks_job.j[\"x.y\"] would have the key of databricks_job.j[\"x-y\"]");
  }

  @Test
  void refusesTwoFoldersOfOneEnvironmentWithOneKey() throws IOException {
    write("tf/a/dev/a.tf", "resource \"databricks_job\" \"j\" {\n  name = \"a\"\n}\n");
    write("tf/b/dev/b.tf", "resource \"databricks_job\" \"j\" {\n  name = \"b\"\n}\n");

    assertThatThrownBy(() -> run("terraform", "tf"))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("two folders of the environment dev have j");
  }

  @Test
  void writesNoSecretOfAState() throws IOException {
    write(
        "tf/a.tf",
        """
        resource "databricks_token" "t" {}
        resource "databricks_job" "j" {
          name        = "j"
          description = databricks_token.t.comment
          tags        = { a = databricks_token.t.token_value, b = databricks_token.t.other }
        }
        resource "databricks_job" "k" {
          name        = "k"
          description = databricks_token.t.other
        }
        """);
    write(
        "tf/terraform.tfstate",
        """
        {"version": 4, "resources": [{"mode": "managed", "type": "databricks_token", "name": "t",
          "instances": [{"attributes": {"comment": "hidden", "token_value": "hidden2", "other": "%s"},
            "sensitive_attributes": [[{"type": "get_attr", "value": "comment"}]]}]}]}
        """
            .formatted(TOKEN));

    assertThat(bundle("terraform", "tf")).contains("name: j").doesNotContain("hidden", TOKEN);
    assertThat(notes("terraform", "tf"))
        .contains("tf/a.tf:4:17 databricks_token.t.comment is a secret")
        .contains("tf/a.tf:9:17 databricks_token.t.other is a secret");
  }

  @Test
  void writesNoValueOfASensitiveVariable() throws IOException {
    write(
        "tf/a.tf",
        """
        variable "a" {
          sensitive = true
          default   = "hidden"
        }
        variable "b" {
          sensitive = true
        }
        resource "databricks_job" "j" {
          name        = "j"
          description = "${var.a} ${sensitive(var.b)}"
          edit_mode   = sensitive("hidden")
        }
        """);
    write("tf/terraform.tfvars", "a = \"hidden\"\nb = \"hidden\"\n");

    assertThat(bundle("terraform", "tf"))
        .contains("description: ${var.a} ${var.b}\n")
        .doesNotContain("hidden");
    assertThat(notes("terraform", "tf"))
        .contains("the value of the sensitive variable a is not written")
        .contains("what sensitive is given is a secret");
  }

  @Test
  void tellsWhatLooksLikeACredentialWithoutShowingIt() throws IOException {
    write("a.json", "{\"name\": \"a\", \"tasks\": [], \"tags\": {\"x\": \"%s\"}}".formatted(TOKEN));

    assertThat(notes("job-json", "a.json"))
        .contains("a.json a.json:1:42: the value of x in jobs.a looks like a credential")
        .doesNotContain(TOKEN);
  }

  @Test
  void showsNothingOfAStateThatCannotBeRead() throws IOException {
    write("tf/a.tf", "resource \"databricks_job\" \"j\" {\n  name = \"a\"\n}\n");
    write("tf/terraform.tfstate", "{\"version\": 4, \"token\": \"hidden\", \"resources\": [}");

    Diagnostic fault = fault("terraform", "tf");

    assertThat(fault.summary()).contains("tf/terraform.tfstate:1:").doesNotContain("hidden");
    assertThat(fault.spans().getFirst().line()).isZero();
  }

  @Test
  void tellsTextsThatBecomeReferences() throws IOException {
    write(
        "tf/a.tf",
        """
        resource "databricks_job" "j" {
          name        = "$${bundle.name}"
          description = "$${not.live} $${var.${terraform.workspace}}"
        }
        """);
    write("a.json", "{\"name\": \"${workspace.host}\", \"tasks\": []}");
    write(
        "conf/deployment.yml",
        "environments:\n  dev:\n    jobs:\n      - name: ${resources.jobs.x.id}\n");

    assertThat(notes("terraform", "tf"))
        .contains("tf/a.tf:2:17 the text ${bundle.name} becomes a reference")
        .contains("tf/a.tf:3:17 the text ${var.x} becomes a reference")
        .doesNotContain("not.live");
    assertThat(notes("job-json", "a.json"))
        .contains("a.json:1:10 the text ${workspace.host} becomes a reference");
    assertThat(notes("dbx", "."))
        .contains("conf/deployment.yml:4:15 the text ${resources.jobs.x.id} becomes a reference");
  }

  @Test
  void leavesOutWhatIsOfAnotherWorkspace() throws IOException {
    write(
        "tf/a.tf",
        """
        provider "databricks" { alias = "other" }
        resource "databricks_job" "a" {
          name = "a"
          task {
            task_key = "t"
            run_job_task { job_id = databricks_job.b.id }
          }
        }
        resource "databricks_job" "b" {
          provider = databricks.other
          name     = "b"
        }
        """);

    assertThat(bundle("terraform", "tf"))
        .contains("name: a\n")
        .doesNotContain("jobs.b.id", "      name: b");
    assertThat(notes("terraform", "tf")).contains("databricks_job.b is not carried over");
  }

  @Test
  void takesTheOneProviderThatAllResourcesName() throws IOException {
    write(
        "tf/a.tf",
        """
        provider "databricks" {
          alias = "ws"
          host  = "https://a.example.com"
        }
        resource "databricks_job" "a" {
          provider = databricks.ws
          name     = "a"
        }
        """);

    assertThat(bundle("terraform", "tf")).contains("name: a\n", "host: https://a.example.com\n");
  }

  @Test
  void leavesOutWhatIsMadeOfWhatIsNotThere() throws IOException {
    write(
        "tf/a.tf",
        """
        variable "n" { default = 3 }
        resource "databricks_job" "a" {
          name                = "a"
          description         = file("missing.txt")
          max_concurrent_runs = var.n
          lifecycle {
            prevent_destroy = var.nope
          }
        }
        """);
    write("tf/terraform.tfvars", "m = var.y\n");

    assertThat(bundle("terraform", "tf")).contains("name: a\n", "max_concurrent_runs: 3\n");
    assertThat(notes("terraform", "tf"))
        .contains("tf/a.tf:4:25 the file missing.txt cannot be read")
        .contains("tf/a.tf:7:23 no variable is called nope")
        .contains("tf/terraform.tfvars:1:5 var means nothing in a file of variables");
    assertThat(run("terraform", "tf").notes())
        .noneMatch(each -> each.detail().contains("Nothing was written"));
  }

  @Test
  void tellsWhatTheConfigurationLacksAndWhatIsNotRead() throws IOException {
    write(
        "tf/a.tf",
        """
        resource "databricks_job" "a" {
          name = "a"
          timeouts { create = "1m" }
          provisioner "local-exec" { command = "x" }
        }
        """);
    write("tf/b.tf.json", "{}");
    write(
        "tf/terraform.tfstate",
        """
        {"version": 4, "resources": [
          {"mode": "managed", "type": "databricks_job", "name": "a",
           "instances": [{"attributes": {"id": "1"}}]},
          {"mode": "managed", "type": "databricks_job", "name": "gone",
           "instances": [{"attributes": {"id": "2"}}]}]}
        """);

    assertThat(notes("terraform", "tf"))
        .contains("databricks_job.gone of the state, with the id 2 is not carried over")
        .doesNotContain("databricks_job.a of the state")
        .contains("tf/b.tf.json is not carried over")
        .contains("the block timeouts of databricks_job.a", "the block provisioner of");
  }

  @Test
  void looksUpOnlyWhatAnEnvironmentNames() throws IOException {
    write(
        "conf/deployment.yml",
        """
        environments:
          dev:
            jobs:
              - name: a
                tasks: []
          prod:
            jobs:
              - name: a
                tasks: []
              - name: b
                tasks: [{task_key: t, existing_cluster_id: "cluster://shared"}]
        """);

    assertThat(bundle("dbx", "."))
        .contains("  shared_cluster_id:\n    description: Looked up by the targets that use it.\n")
        .contains("    variables:\n      shared_cluster_id:\n        lookup:\n");
  }

  @Test
  void refusesFilesOutsideTheBundle() throws IOException {
    write(
        "conf/deployment.yml",
        """
        environments:
          dev:
            jobs:
              - name: a
                tasks: [{task_key: t, spark_python_task: {python_file: "file://../a.py"}}]
        """);

    assertThat(fault("dbx", ".").summary()).contains("../a.py lies outside the bundle's folder");
  }

  @Test
  void takesWhatNoFileCanBeCalledForNone() throws IOException {
    write(
        "conf/deployment.yml",
        """
        environments:
          dev:
            jobs:
              - name: a
                tasks:
                  - task_key: t
                    spark_python_task:
                      python_file: "a\\0b"
                      parameters: ["file://a\\0b"]
        """);

    assertThat(bundle("dbx", ".")).contains("- task_key: t\n");
  }

  @Test
  void takesAWordForAnEnvironmentOnlyWhereAnotherJobHasAnother() throws IOException {
    write("a.json", "{\"name\": \"nightly test run\", \"tasks\": []}");
    write(
        "b.json", "[{\"name\": \"b dev\", \"tasks\": []}, {\"name\": \"b prod\", \"tasks\": []}]");

    assertThat(run("job-json", "a.json").targets()).containsExactly("default");
    assertThat(notes("job-json", "a.json")).contains("the word test is not taken");
    assertThat(run("job-json", "b.json").targets()).containsExactly("dev", "prod");
  }

  private String bundle(String importer, String... paths) {
    return run(importer, paths).draft().diff().replaceAll("(?m)^\\+", "");
  }

  private String notes(String importer, String... paths) {
    return run(importer, paths).notes().stream()
        .map(each -> each.spans().getFirst() + " " + each.summary())
        .collect(Collectors.joining("\n"));
  }

  private Diagnostic fault(String importer, String... paths) {
    try {
      run(importer, paths);
    } catch (StopException stop) {
      return stop.diagnostics().getFirst();
    }
    throw new AssertionError("nothing is wrong");
  }

  private ImportRun.Result run(String importer, String... names) {
    List<Path> paths =
        List.of(names).stream().map(name -> folder.resolve(name).normalize()).toList();
    Importer found =
        Importers.ALL.stream()
            .filter(each -> each.name().equals(importer))
            .findFirst()
            .orElseThrow();
    return ImportRun.of(found, new Asked(folder, paths, folder, List.of(), true), Optional.of("b"));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
