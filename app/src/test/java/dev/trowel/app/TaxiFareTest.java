package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The main job: the example comes, changes and goes, and the server, not the tool, says so.
class TaxiFareTest {

  private static final Path PROJECT = Path.of("../examples/taxi-fare").toAbsolutePath().normalize();
  private static final String ROOT = "/Workspace/Deployments/taxi_fare-staging";

  private static final String SERVED = "/endpoints/0/config/served_entities/0/entity_version";

  @TempDir Path folder;

  private Server server;
  private Path project;

  @BeforeEach
  void start() throws IOException {
    server = Server.on(Files.createDirectory(folder.resolve("ws")));
    project = copy("taxi-fare");
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void hasNoFindings(String target) {
    Shell.Result result = new Shell(PROJECT, Map.of()).run("validate", "-t", target);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith("\nValidation OK!\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void settlesAfterOneDeployment(String target) {
    assertThat(run(target, "plan").out())
        .endsWith("\nPlan: 12 to add, 0 to change, 0 to delete, 0 unchanged, 1 left out\n");
    assertThat(server.changes()).as("changed by plan").isEmpty();
    assertThat(run(target, "deploy").out())
        .endsWith("Resources: 12 created, 0 changed, 0 deleted, 0 unchanged, 1 left out\n");
    server.forget();

    assertThat(run(target, "plan", "--detailed-exitcode").out())
        .contains("Nothing to do: ")
        .endsWith("\nPlan: 0 to add, 0 to change, 0 to delete, 12 unchanged, 1 left out\n");
    assertThat(run(target, "deploy").out())
        .endsWith(
            """
            Files: 0 uploaded, 0 deleted
            Resources: 0 created, 0 changed, 0 deleted, 12 unchanged, 1 left out
            """);

    assertThat(server.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void goesWithoutATrace(String target) throws IOException {
    NavigableSet<String> before = server.content();
    run(target, "deploy");
    NavigableSet<String> deployed = new TreeSet<>(server.content());
    deployed.removeAll(before);
    assertThat(deployed)
        .hasSizeGreaterThan(30)
        .anyMatch(name -> name.startsWith("experiment "))
        .anyMatch(name -> name.startsWith("job "))
        .anyMatch(name -> name.matches("\\w+\\.\\w+\\.\\w*fare"));
    NavigableSet<String> permissions = server.permissions();
    assertThat(permissions).hasSizeGreaterThanOrEqualTo(6);

    assertThat(run(target, "destroy", "--auto-approve", "--allow-delete", "*").out())
        .isEqualTo("Destroy: 6 deleted\n");

    assertThat(left(before)).isEmpty();
    for (String address : permissions) {
      // A deleted experiment can be restored, and keeps its permissions until then.
      assertThat(server.has(address)).as(address).isEqualTo(address.contains("/experiments/"));
    }
  }

  /// Without the folders above the bundle's, which may be others' by now.
  private NavigableSet<String> left(Set<String> before) throws IOException {
    NavigableSet<String> left = new TreeSet<>(server.content());
    left.removeAll(before);
    left.removeAll(
        Set.of(
            "/Deployments",
            "/Users/" + Server.USER + "/.bundle",
            "/Users/" + Server.USER + "/.bundle/taxi_fare"));
    return left;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void theEndpointComesWithTheChampionAndGoesWithTheRest(String target) throws IOException {
    run(target, "deploy");
    String model =
        server.content().stream()
            .filter(name -> name.matches("\\w+\\.\\w+\\.\\w*fare"))
            .findFirst()
            .orElseThrow();
    server.post(
        "/api/2.0/mlflow/unity-catalog/model-versions/create",
        "{\"name\": \"%s\", \"source\": \"dbfs:/model\"}".formatted(model));
    String alias = "/api/2.1/unity-catalog/models/" + model + "/aliases/champion";
    server.send("PUT", alias, "{\"version_num\": 1}");

    assertThat(run(target, "deploy").out())
        .endsWith("Resources: 2 created, 0 changed, 0 deleted, 12 unchanged\n");
    assertThat(server.get("/api/2.0/serving-endpoints").at(SERVED).asText()).isEqualTo("1");
    assertThat(run(target, "plan", "--detailed-exitcode").out()).endsWith(" 14 unchanged\n");

    assertThat(run(target, "destroy", "--auto-approve", "--allow-delete", "*").out())
        .isEqualTo("Destroy: 7 deleted\n");
    assertThat(server.get("/api/2.0/serving-endpoints").path("endpoints")).isEmpty();
  }

  @Test
  void oneChangedParameterIsOneUpdateAndOneFile() throws IOException {
    run("staging", "deploy");
    Path job = project.resolve("resources/training.job.yml");
    Files.writeString(job, Files.readString(job).replace("max_depth: \"6\"", "max_depth: \"8\""));
    server.forget();

    Shell.Result plan = run("staging", "plan");
    assertThat(plan.out())
        .endsWith(
            """

            ~ jobs.training  update: settings-changed           resources/training.job.yml:4
                tasks[train].notebook_task.base_parameters.max_depth  "6" → "8"

            = model_serving_endpoints.serving
                keep: left-out-until models:/staging.taxi_fare.fare@champion

            Files: 1 changed
              ~ resources/training.job.yml

            Plan: 0 to add, 1 to change, 0 to delete, 11 unchanged, 1 left out
            """);
    assertThat(server.changes()).isEmpty();

    Shell.Result deploy = run("staging", "deploy");
    assertThat(deploy.err()).contains("Updated jobs.training\n");
    assertThat(deploy.out())
        .contains("Files: 1 uploaded, 0 deleted\n")
        .contains("Resources: 0 created, 1 changed, 0 deleted, 11 unchanged, 1 left out\n");
    assertThat(server.changes().stream().filter(line -> !isOfState(line)))
        .containsExactly(
            "POST /api/2.0/workspace-files/import-file"
                + ROOT
                + "/files/resources/training.job.yml",
            "POST /api/2.2/jobs/reset");
  }

  /// The lock is taken away by a request that names it in its body only.
  private static boolean isOfState(String line) {
    return line.startsWith("POST /api/2.0/workspace-files/import-file" + ROOT + "/state/")
        || line.equals("POST /api/2.0/workspace/delete");
  }

  @Test
  void aFreshCloneUploadsNothingAndChangesNothing() throws IOException {
    run("staging", "deploy");
    project = copy("clone");
    server.forget();

    assertThat(run("staging", "deploy").out())
        .contains("Files: 0 uploaded, 0 deleted\n")
        .contains("Resources: 0 created, 0 changed, 0 deleted, 12 unchanged, 1 left out\n");

    assertThat(server.changes()).isEmpty();
    assertThat(run("staging", "destroy", "--auto-approve", "--allow-delete", "*").out())
        .isEqualTo("Destroy: 6 deleted\n");
  }

  @Test
  void bundlesInOneLocalWorkspaceDoNotDisturbEachOther() throws IOException {
    run("staging", "deploy");
    NavigableSet<String> alone = server.content();
    Path first = project;
    project = copy("other");
    Path root = project.resolve("databricks.yml");
    Files.writeString(root, Files.readString(root).replace("taxi_fare", "bus_fare"));
    Path schema = project.resolve("resources/ml_artifacts.yml");
    Files.writeString(
        schema, Files.readString(schema).replace("name: taxi_fare", "name: bus_fare"));
    run("staging", "deploy");

    project = first;
    assertThat(run("staging", "plan").out()).endsWith("0 to delete, 12 unchanged, 1 left out\n");
    project = folder.resolve("other");
    assertThat(run("staging", "plan").out()).endsWith("0 to delete, 12 unchanged, 1 left out\n");
    run("staging", "destroy", "--auto-approve", "--allow-delete", "*");

    assertThat(server.content()).isEqualTo(alone);
    project = first;
    assertThat(run("staging", "plan").out()).endsWith("0 to delete, 12 unchanged, 1 left out\n");
  }

  private Shell.Result run(String target, String... command) {
    List<String> arguments =
        Stream.of(Stream.of(command), Stream.of("-t", target), Server.options(folder.resolve("ws")))
            .flatMap(each -> each)
            .toList();
    Shell.Result result = new Shell(project, Map.of()).run(arguments);
    assertThat(result.exit()).as(result.screen()).isZero();
    return result;
  }

  private Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        String file = PROJECT.relativize(from).toString();
        if (!file.startsWith(".databricks")) {
          Path to = copy.resolve(file);
          Files.createDirectories(to.getParent());
          Files.copy(from, to);
        }
      }
    }
    return copy;
  }
}
