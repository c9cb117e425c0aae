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

/// Modules in folders of a project are carried over with all they hold.
class TerraformModulesTest {

  private static final String JOB =
      """
      variable "name" {}
      resource "databricks_job" "job" {
        name = var.name
      }
      output "id" {
        value = databricks_job.job.id
      }
      """;

  @TempDir Path folder;

  @Test
  void carriesVariablesInAndOutputsOut() throws IOException {
    write("tf/modules/job/main.tf", JOB);
    write(
        "tf/a.tf",
        """
        module "one" {
          source = "./modules/job"
          name   = "first"
        }
        module "two" {
          source = "./modules/job"
          name   = "after ${module.one.id}"
        }
        resource "databricks_permissions" "p" {
          job_id = module.two.id
          access_control {
            group_name       = "users"
            permission_level = "CAN_VIEW"
          }
        }
        """);

    assertThat(bundle())
        .contains("    one_job:\n      name: first\n")
        .contains("    two_job:\n      name: after ${resources.jobs.one_job.id}\n")
        .contains("      permissions:\n        - group_name: users\n");
    assertThat(notes()).doesNotContain("left out", "is not carried over");
  }

  @Test
  void findsTheObjectsOfModulesInTheState() throws IOException {
    write("tf/modules/job/main.tf", JOB);
    write(
        "tf/modules/all/main.tf",
        """
        variable "names" { default = ["x"] }
        module "each" {
          for_each = toset(var.names)
          source   = "../job"
          name     = each.key
        }
        """);
    write(
        "tf/a.tf",
        "module \"all\" {\n  source = \"./modules/all\"\n  names = [\"a.b\", \"c\"]\n}\n");
    write(
        "tf/terraform.tfstate",
        state(
            job("module.all.module.each[\\\"a.b\\\"]", "job", 11),
            job("module.all.module.each[\\\"c\\\"]", "job", 12),
            job("module.all.module.each[\\\"gone\\\"]", "job", 13),
            job("module.all", "lost", 14)));

    assertThat(bundle())
        .contains("all_each_a_b_job:\n      name: a.b\n")
        .contains("    jobs.all_each_a_b_job:\n      default: 11\n")
        .contains("    jobs.all_each_c_job:\n      default: 12\n");
    assertThat(notes())
        .contains(
            "module.all.module.each[\"gone\"].databricks_job.job of the state, with the id 13")
        .contains("module.all.databricks_job.lost of the state, with the id 14")
        .doesNotContain("with the id 11", "with the id 12");
  }

  @Test
  void tellsModulesThatItCannotRead() throws IOException {
    write("tf/modules/empty/README.md", "Nothing.\n");
    write(
        "tf/a.tf",
        """
        module "fetched" {
          source = "example/jobs/databricks"
        }
        module "empty" {
          source = "./modules/empty"
        }
        module "many" {
          source = "./modules/empty"
          count  = module.fetched.number
        }
        module "self" {
          source = "./"
        }
        resource "databricks_job" "j" {
          name        = "j"
          description = module.fetched.words
        }
        """);
    write("tf/terraform.tfstate", state(job("module.fetched.module.x[0]", "job", 11)));

    assertThat(bundle()).contains("    j:\n      name: j\n").doesNotContain("description");
    assertThat(notes())
        .contains("tf/a.tf:1:1 the module fetched is not carried over")
        .contains("tf/a.tf:4:1 the module empty is not carried over")
        .contains("tf/a.tf:11:1 the module self is not carried over")
        .contains("tf/a.tf:16:17 nothing is known of module.fetched")
        .doesNotContain("with the id 11");
  }

  @Test
  void tellsWhatGoesInACircle() throws IOException {
    write("tf/m/m.tf", "variable \"in\" {}\noutput \"out\" {\n  value = var.in\n}\n");
    write(
        "tf/a.tf",
        """
        module "a" {
          source = "./m"
          in     = module.b.out
        }
        module "b" {
          source = "./m"
          in     = module.a.out
        }
        module "c" {
          source   = "./m"
          for_each = module.c["x"].out
        }
        variable "v" { default = var.v }
        resource "databricks_notebook" "n" {
          source = databricks_notebook.n.path
        }
        resource "databricks_job" "j" {
          name        = "j"
          description = module.a.out
          edit_mode   = var.v
        }
        """);

    assertThat(bundle()).contains("    j:\n      name: j\n").doesNotContain("description");
    assertThat(notes())
        .contains("output.out refers to itself", "module.c is not", "var.v refers to itself");
  }

  @Test
  void findsTheWorkspaceOfModules() throws IOException {
    write("tf/modules/job/main.tf", JOB);
    write(
        "tf/a.tf",
        """
        provider "databricks" {
          alias = "ws"
          host  = "https://a.example.com"
        }
        provider "databricks" {
          alias = "other"
        }
        module "here" {
          source    = "./modules/job"
          name      = "here"
          providers = { databricks = databricks.ws }
        }
        module "there" {
          source = "./modules/job"
          name   = "there"
          providers = {
            databricks = databricks.other
          }
        }
        """);

    assertThat(bundle())
        .contains("name: here\n", "host: https://a.example.com\n")
        .doesNotContain("name: there");
    assertThat(notes()).contains("module.there.databricks_job.job is not carried over");
  }

  @Test
  void takesModulesBesideEnvironmentsForNone() throws IOException {
    write("tf/shared/main.tf", JOB);
    write("tf/dev/a.tf", "module \"m\" {\n  source = \"../shared\"\n  name = \"m-dev\"\n}\n");
    write("tf/prod/a.tf", "module \"m\" {\n  source = \"../shared\"\n  name = \"m-prod\"\n}\n");

    assertThat(run().targets()).containsExactly("dev", "prod");
    assertThat(bundle()).contains("    m_job:\n      name: m-${bundle.target}\n");
  }

  @Test
  void writesNoSecretThatAModuleIsGiven() throws IOException {
    write(
        "tf/m/m.tf",
        """
        variable "token" { sensitive = true }
        resource "databricks_job" "j" {
          name        = "j"
          description = var.token
        }
        output "o" {
          sensitive = true
          value     = "hidden2"
        }
        """);
    write(
        "tf/a.tf",
        """
        variable "t" { sensitive = true }
        module "known" {
          source = "./m"
          token  = "hidden"
        }
        module "asked" {
          source = "./m"
          token  = var.t
        }
        resource "databricks_job" "k" {
          name        = "k"
          description = module.known.o
        }
        """);

    assertThat(bundle())
        .contains("description: ${var.known_token}\n", "description: ${var.t}\n")
        .doesNotContain("hidden");
    assertThat(notes())
        .contains("the value of the sensitive variable known_token is not written")
        .contains("the output o is a secret");
  }

  @Test
  void stopsAtAFaultInAModule() throws IOException {
    write("tf/m/m.tf", "resource {\n");
    write(
        "tf/a.tf",
        "locals {\n  a = try(module.m.x, 1)\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n");

    assertThatThrownBy(this::run).isInstanceOf(StopException.class).hasMessageContaining("HCL");
  }

  @Test
  void stopsAtMoreModulesThanAnyProjectHas() throws IOException {
    for (int i = 0; i < 4; i++) {
      write(
          "tf/m%d/m.tf".formatted(i),
          "module \"m\" {\n  count = 900\n  source = \"../m%d\"\n}\n".formatted(i + 1));
    }
    write("tf/m4/m.tf", "locals {}\n");
    write(
        "tf/a.tf",
        """
        module "m" {
          source = "./m0"
        }
        resource "databricks_job" "j" {
          name = "j"
        }
        """);

    assertThat(notes()).contains("the module m is not carried over");
  }

  private static String state(String... resources) {
    return "{\"version\": 4, \"resources\": [%s]}".formatted(String.join(",", resources));
  }

  private static String job(String module, String name, int id) {
    return """
    {"module": "%s", "mode": "managed", "type": "databricks_job", "name": "%s",
     "instances": [{"attributes": {"id": "%d"}}]}
    """
        .formatted(module, name, id);
  }

  private String bundle() {
    return run().draft().diff().replaceAll("(?m)^\\+", "");
  }

  private String notes() {
    return run().notes().stream()
        .map(each -> each.spans().getFirst() + " " + each.summary())
        .collect(Collectors.joining("\n"));
  }

  private ImportRun.Result run() {
    Asked asked = new Asked(folder, List.of(folder.resolve("tf")), folder, List.of(), true);
    return ImportRun.of(new Terraform(), asked, Optional.of("b"));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
