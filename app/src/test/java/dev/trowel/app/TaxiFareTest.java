package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxiFareTest {

  private static final Path PROJECT = Path.of("../examples/taxi-fare").toAbsolutePath().normalize();
  private static final String USER = "ann@example.com";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void hasNoFindings(String target) {
    Shell.Result result = new Shell(PROJECT, Map.of()).run("validate", "-t", target);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith("\nValidation OK!\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void comesAndGoesWithoutATrace(String target) throws IOException {
    Shell shell = new Shell(copy(), Map.of());

    assertThat(run(shell, target, "deploy").out())
        .contains("Resources: 12 created, 0 changed, 0 deleted, 0 unchanged");
    assertThat(run(shell, target, "plan", "--detailed-exitcode").out())
        .isEqualTo("Plan: 0 to add, 0 to change, 0 to delete, 12 unchanged\n");
    assertThat(run(shell, target, "destroy", "--auto-approve", "--allow-delete", "*").out())
        .isEqualTo("Destroy: 12 deleted\n");

    assertThat(leftInTheWorkspace(target)).isEmpty();
  }

  @Test
  void oneChangedParameterIsOneUpdateAndOneFile() throws IOException {
    Path project = copy();
    Shell shell = new Shell(project, Map.of());
    run(shell, "staging", "deploy");
    Path job = project.resolve("resources/training.job.yml");
    Files.writeString(job, Files.readString(job).replace("max_depth: \"6\"", "max_depth: \"8\""));

    Shell.Result result = run(shell, "staging", "deploy");

    assertThat(result.err())
        .contains("Updated jobs.training\n")
        .contains("base_parameters.max_depth: \"6\" -> \"8\"\n");
    assertThat(result.out())
        .contains("Files: 1 uploaded, 0 deleted\n")
        .contains("Resources: 0 created, 1 changed, 0 deleted, 11 unchanged\n");
  }

  private Shell.Result run(Shell shell, String target, String... command) {
    List<String> arguments =
        Stream.concat(
                Stream.of(command),
                Stream.of("-t", target, "--local=" + folder.resolve("ws"), "--local-user", USER))
            .toList();
    Shell.Result result = shell.run(arguments);
    assertThat(result.exit()).as(result.screen()).isZero();
    return result;
  }

  private Path copy() throws IOException {
    Path project = folder.resolve("taxi-fare");
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        Path to = project.resolve(PROJECT.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    }
    return project;
  }

  /// What the server, not the tool, says is there.
  private List<String> leftInTheWorkspace(String target) throws IOException {
    try (EmulatorServer server =
        EmulatorServer.start(EmulatorConfig.in(folder.resolve("ws"), USER))) {
      URI host = server.uri();
      return Stream.of(
              names(host, "/api/2.2/jobs/list", "jobs", "job_id"),
              names(
                  host, "/api/2.0/mlflow/experiments/search?max_results=9", "experiments", "name"),
              names(
                  host,
                  "/api/2.1/unity-catalog/schemas?catalog_name=" + target,
                  "schemas",
                  "full_name"),
              names(host, "/api/2.1/unity-catalog/models", "registered_models", "full_name"),
              names(host, "/api/2.0/workspace/list?path=/Deployments", "objects", "path"),
              names(
                  host,
                  "/api/2.0/workspace/list?path=/Users/" + USER + "/.bundle/taxi_fare",
                  "objects",
                  "path"))
          .flatMap(List::stream)
          .filter(name -> !name.endsWith(".default") && !name.endsWith(".information_schema"))
          .toList();
    }
  }

  private static List<String> names(URI host, String path, String list, String field)
      throws IOException {
    var connection = host.resolve(path).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer test");
    try (var in = connection.getInputStream()) {
      JsonNode items = new ObjectMapper().readTree(in).path(list);
      return items.valueStream().map(item -> item.path(field).asText()).toList();
    } catch (FileNotFoundException nothingThere) {
      return List.of();
    }
  }
}
