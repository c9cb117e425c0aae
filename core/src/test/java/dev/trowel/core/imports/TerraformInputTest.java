package dev.trowel.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.terraform.Terraform;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are read as Terraform reads them, and nothing is read that is not of the project.
class TerraformInputTest {

  private static final String JOB = "resource \"databricks_job\" \"j\" {\n  name = \"j\"\n}\n";

  @TempDir Path above;

  @Test
  void readsFilesThatAreLinks() throws IOException {
    write("project/shared/jobs.tf", JOB);
    write("project/tf/prod/a.tf", "locals {}\n");
    link("project/tf/prod/jobs.tf", "../../shared/jobs.tf");
    link("project/tf/staging/jobs.tf", "../../shared/jobs.tf");

    assertThat(run("tf").targets()).containsExactly("staging", "prod");
    assertThat(bundle("tf")).contains("    j:\n      name: j\n");
  }

  @Test
  void stopsAtALinkThatLeadsNowhere() throws IOException {
    write("project/tf/a.tf", JOB);
    link("project/tf/b.tf", "nowhere.tf");

    assertThatThrownBy(() -> run("tf"))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("cannot read tf/b.tf");
  }

  @Test
  void writesNothingOfFilesOutsideOfTheProject() throws IOException {
    write("secret.txt", "hidden");
    link("project/tf/linked.txt", "../../secret.txt");
    write(
        "project/tf/a.tf",
        """
        resource "databricks_job" "j" {
          name        = "j"
          description = file("../../secret.txt")
          edit_mode   = file("${path.module}/linked.txt")
          tags        = { a = templatefile("%s", {}) }
        }
        """
            .formatted(above.resolve("secret.txt")));

    assertThat(bundle("tf")).contains("name: j\n").doesNotContain("hidden");
    assertThat(notes("tf"))
        .contains("tf/a.tf:3:17 the file ../../secret.txt lies outside of the project")
        .contains("tf/a.tf:4:17", "tf/a.tf:5:23");
  }

  @Test
  void readsFilesOfTheRepositoryFromBelow() throws IOException {
    Files.createDirectories(above.resolve("project/.git"));
    write("project/jobs/words.txt", "words");
    write(
        "project/tf/a.tf",
        """
        resource "databricks_job" "j" {
          name        = "j"
          description = file("../jobs/words.txt")
        }
        """);
    Path here = above.resolve("project/tf");
    Asked asked = new Asked(here, List.of(here), here, List.of(), true);

    assertThat(ImportRun.of(new Terraform(), asked, Optional.of("b")).draft().diff())
        .contains("description: words\n");
  }

  @Test
  void takesTheVariablesOfAnEnvironmentBeforeThoseOfAll() throws IOException {
    write(
        "project/tf/a.tf",
        """
        variable "n" { default = 1 }
        variable "m" { default = 1 }
        resource "databricks_job" "j" {
          name                = "j"
          max_concurrent_runs = var.n
          timeout_seconds     = var.m
        }
        """);
    write("project/tf/dev.tfvars", "n = 3\n");
    write("project/tf/terraform.tfvars", "n = 2\nm = 2\n");
    write("project/tf/a.auto.tfvars", "m = 4\n");

    assertThat(bundle("tf")).contains("max_concurrent_runs: 3\n", "timeout_seconds: 4\n");
  }

  @Test
  void fillsInWhatTypesSayOfFieldsThatAreNotGiven() throws IOException {
    write(
        "project/tf/a.tf",
        """
        variable "jobs" {
          type = map(object({
            name  = string
            runs  = optional(number, 7)
            words = optional(string)
            size  = optional(object({ seconds = optional(number, 60) }), {})
          }))
        }
        resource "databricks_job" "j" {
          for_each            = var.jobs
          name                = each.value.name
          max_concurrent_runs = each.value.runs
          description         = each.value.words
          timeout_seconds     = each.value.size.seconds
        }
        """);
    write("project/tf/terraform.tfvars", "jobs = { a = { name = \"a\" } }\n");

    assertThat(bundle("tf"))
        .contains("name: a\n", "max_concurrent_runs: 7\n", "timeout_seconds: 60\n")
        .doesNotContain("description:");
    assertThat(notes("tf")).doesNotContain("there is no");
  }

  @Test
  void tellsWhatTheStateStillHas() throws IOException {
    write(
        "project/tf/a.tf",
        """
        resource "databricks_job" "j" {
          count = 0
          name  = "j"
        }
        resource "databricks_job" "k" {
          name = "k"
          lifecycle {
            postcondition {
              condition = fileexists("a.py")
            }
          }
        }
        """);
    write(
        "project/tf/terraform.tfstate",
        """
        {"version": 4, "resources": [
          {"mode": "managed", "type": "databricks_job", "name": "j",
           "instances": [{"index_key": 0, "attributes": {"id": "11"}}]},
          {"mode": "managed", "type": "random_string", "name": "s",
           "instances": [{"attributes": {"id": "hidden"}}]}]}
        """);

    assertThat(notes("tf"))
        .contains("databricks_job.j[0] of the state, with the id 11 is not carried over")
        .contains("random_string.s of the state is not carried over")
        .contains("tf/a.tf:8:5 lifecycle.postcondition of databricks_job.k is not carried over")
        .doesNotContain("hidden");
  }

  @Test
  void givesUpWhatLeadsThroughTooManyNames() throws IOException {
    StringBuilder text = new StringBuilder("locals {\n  a0 = 1\n");
    for (int i = 1; i < 5000; i++) {
      text.append("  a%d = local.a%d\n".formatted(i, i - 1));
    }
    write(
        "project/tf/a.tf",
        text + "}\n" + JOB.replace("\"j\"\n}", "\"j\"\n  edit_mode = local.a4999\n}"));

    assertThat(bundle("tf")).contains("name: j\n");
    assertThat(notes("tf")).contains("leads through more names than any project has");
  }

  @Test
  void takesWhatNoFileCanBeCalledForNone() throws IOException {
    write(
        "project/tf/a.tf",
        """
        resource "databricks_job" "j" {
          name        = "j"
          description = "${path.module}/a\\u0000b"
          edit_mode   = file("a\\u0000b")
        }
        """);

    assertThat(bundle("tf")).contains("name: j\n");
    assertThat(notes("tf")).contains("cannot be read");
  }

  @Test
  void takesEachElementOfASetOnce() throws IOException {
    write(
        "project/tf/a.tf",
        """
        resource "databricks_job" "j" {
          for_each = toset(concat(["a", "b"], ["a"]))
          name     = each.key
        }
        """);

    assertThat(bundle("tf")).contains("    j_a:\n", "    j_b:\n");
  }

  private String bundle(String path) {
    return run(path).draft().diff().replaceAll("(?m)^\\+", "");
  }

  private String notes(String path) {
    return run(path).notes().stream()
        .map(each -> each.spans().getFirst() + " " + each.summary())
        .collect(Collectors.joining("\n"));
  }

  private ImportRun.Result run(String path) {
    Path here = above.resolve("project");
    Asked asked = new Asked(here, List.of(here.resolve(path)), here, List.of(), true);
    return ImportRun.of(new Terraform(), asked, Optional.of("b"));
  }

  private void write(String file, String text) throws IOException {
    Path path = above.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void link(String file, String target) throws IOException {
    Path path = above.resolve(file);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, Path.of(target));
  }
}
