package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was deployed by other means goes on as a bundle: nothing is made a second time, and nothing
/// is written halfway.
class ImportTest {

  private static final Path CASES =
      Path.of(System.getProperty("trowel.root"), "app/src/test/cases/import");

  @TempDir Path folder;
  @TempDir Path there;
  private Server server;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    server = Server.on(there);
    shell = new Shell(folder, Map.of());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void jobsKeptAsJsonAreTheSameJobs() throws IOException {
    for (String environment : new String[] {"dev", "staging", "prod"}) {
      String file = "cicd/jobs/%s/telco_churn.json".formatted(environment);
      server.post(
          "/api/2.2/jobs/create", settings("jobs-of-several-environments-become-one", file));
      String id = server.jobs().getLast();
      write(file, server.get("/api/2.2/jobs/get?job_id=" + id).toString());
    }

    assertDone("import", "job-json", "cicd/jobs", "--name", "churn", "--adopt");

    assertThat(shell.run("validate").out()).contains("Validation OK!");
    for (String target : new String[] {"dev", "staging", "prod"}) {
      assertNothingToAdd(target);
    }
    assertThat(run("deploy", "-t", "prod", "--auto-approve").exit()).isZero();
    assertThat(server.jobs()).hasSize(3);
    Shell.Result again = run("plan", "-t", "prod", "--detailed-exitcode");
    assertThat(again.exit()).as(again.screen()).isZero();
  }

  @Test
  void aTerraformProjectIsTheSameObjects() throws IOException {
    copy("a-terraform-project-goes-on-as-a-bundle");
    for (String env : new String[] {"staging", "prod"}) {
      String state = read("taxi/%s.tfstate".formatted(env));
      int number = env.equals("staging") ? 1 : 2;
      for (int i = 1; i <= 3; i++) {
        String id = made("{\"name\": \"%s %d\"}".formatted(env, i));
        state = state.replace(quoted("" + number + "0" + i), quoted(id));
      }
      String experiment = "/Shared/" + env + "-taxi-experiment";
      server.post("/api/2.0/mlflow/experiments/create", "{\"name\": \"" + experiment + "\"}");
      String id =
          server
              .get("/api/2.0/mlflow/experiments/get-by-name?experiment_name=" + experiment)
              .at("/experiment/experiment_id")
              .asText();
      server.post(
          "/api/2.0/mlflow/registered-models/create",
          "{\"name\": \"" + env + "-taxi-model\", \"description\": \"\"}");
      write(
          "taxi/%s.tfstate".formatted(env),
          state.replace("\"" + number + "000000000000004\"", quoted(id)));
    }

    assertDone("import", "terraform", "taxi", "--name", "taxi");

    assertThat(shell.run("validate").out()).contains("Validation OK!");
    assertNothingToAdd("staging");
    assertNothingToAdd("prod");
    Shell.Result deploy = run("deploy", "-t", "prod", "--auto-approve");
    assertThat(deploy.exit()).as(deploy.screen()).isZero();
    assertThat(server.jobs()).hasSize(6);
    Shell.Result again = run("plan", "-t", "prod", "--detailed-exitcode");
    assertThat(again.exit()).as(again.screen()).isZero();
  }

  @Test
  void workflowsOfDbxAreTheSameJobs() throws IOException {
    copy("a-dbx-project-becomes-a-bundle");
    server.post("/api/2.2/jobs/create", "{\"name\": \"charging-train-dev\"}");
    server.post("/api/2.0/policies/clusters/create", "{\"name\": \"small\"}");

    assertDone("import", "dbx", ".", "--name", "charging", "--adopt");

    assertThat(shell.run("validate", "--var", "owner=ann").out()).contains("Validation OK!");
    assertThat(read("databricks.yml")).contains("jobs.charging_train:\n      dev:\n");
    assertNothingToAdd("dev", "--var", "owner=ann");
  }

  @Test
  void aFaultIsToldAtItsPlaceAndNothingIsWritten() throws IOException {
    write("bad.json", "{\"name\": \"a\",\n \"tasks\": [}\n");
    assertRefused("bad.json:2:12", "job-json", "bad.json");
    write("none.json", "{\"name\": \"a\"}");
    assertRefused("none.json:1:1", "job-json", "none.json");
    write("tf/a.tf", "resource \"databricks_job\" \"a\" {\n  name = \n}\n");
    assertRefused("tf/a.tf:2:", "terraform", "tf");
    write("tf/a.tf", "resource \"databricks_job\" \"a\" {\n  name = \"a\"\n}\n");
    write("tf/prod.tfstate", "{\"version\": 3, \"resources\": []}");
    assertRefused("tf/prod.tfstate:1:13", "terraform", "tf");
    write("tf/prod.tfstate", "{\"version\": 4, \"resources\": [1]}");
    assertRefused("tf/prod.tfstate:1:", "terraform", "tf");
    write("deployment.yml", "environments:\n  dev:\n    jobs:\n      - tasks: []\n");
    assertRefused("deployment.yml:4:9", "dbx", "deployment.yml");
    write("deployment.yml", "environments: [\n");
    assertRefused("deployment.yml:2:1", "dbx", "deployment.yml");
    write("fares/recipe.yaml", "steps: {}\n");
    assertRefused("fares/recipe.yaml:1:1", "recipe", "fares");
    assertRefused("import-input", "terraform", "nowhere");
    Files.write(folder.resolve("blob.json"), new byte[] {0, 1, 2, (byte) 0xC3, 0x28});
    assertRefused("blob.json", "job-json", "blob.json");
  }

  @Test
  void aFileThatIsTooLargeIsToldBeforeItIsRead() throws IOException {
    try (var large =
        Files.newByteChannel(
            folder.resolve("large.json"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      large.position(100L * 1024 * 1024);
      large.write(ByteBuffer.wrap(new byte[] {'}'}));
    }
    assertRefused("large.json", "job-json", "large.json");
  }

  /// Makes a job, and tells its id.
  private String made(String settings) throws IOException {
    List<String> before = server.jobs();
    server.post("/api/2.2/jobs/create", settings);
    return server.jobs().stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
  }

  private void assertRefused(String place, String... arguments) {
    Shell.Result result =
        shell.run(Stream.concat(Stream.of("import"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(result.exit()).as(result.screen()).isNotZero();
    assertThat(result.err()).contains(place).contains("error[").doesNotContain("Exception");
    assertThat(folder.resolve("databricks.yml")).doesNotExist();
  }

  private void assertDone(String... arguments) {
    Shell.Result result = shell.run(arguments);
    assertThat(result.exit()).as(result.screen()).isZero();
  }

  private void assertNothingToAdd(String target, String... more) {
    Shell.Result plan =
        run(Stream.concat(Stream.of("plan", "-t", target), Stream.of(more)).toArray(String[]::new));
    assertThat(plan.exit()).as(plan.screen()).isZero();
    assertThat(plan.out()).as(plan.screen()).contains("0 to add").contains("0 to delete");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String settings(String name, String file) throws IOException {
    JsonNode answer =
        new ObjectMapper().readTree(Files.readString(CASES.resolve(name).resolve(file)));
    return answer.path("settings").toString();
  }

  private void copy(String name) throws IOException {
    Path from = CASES.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        write(from.relativize(each).toString(), Files.readString(each));
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private Shell.Result run(String... arguments) {
    return shell.run(
        Stream.concat(Stream.of(arguments), Server.options(there)).toArray(String[]::new));
  }
}
