package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.report.Schemas;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Versions of a bundle, and the way back to a former one (M11).
class RollbackTest {
  private static final String HISTORY = "/Workspace/Shared/taxi/state/trowel/history/";
  private static final String BUNDLE =
      """
      bundle:
        name: taxi
      targets:
        staging:
          default: true
          workspace:
            root_path: /Workspace/Shared/taxi
      experimental:
        scripts:
          predeploy: "echo ran >> ran.txt"
      artifacts:
        fare:
          build: "mkdir -p dist && echo wheel %1$s > dist/fare-%1$s.0-py3-none-any.whl && echo built >> built.txt"
          files: [{source: "dist/fare-%1$s.0-*.whl"}]
      sync:
        exclude: [dist, "*.txt"]
      resources:
        jobs:
          train:
            name: train
            max_concurrent_runs: %1$s
            tags: {version: v%1$s}
            permissions:
              - {level: CAN_VIEW, group_name: readers}
            tasks:
              - task_key: fit
                environment_key: env
                python_wheel_task: {package_name: fare, entry_point: main, parameters: ["%1$s"]}
            environments:
              - environment_key: env
                spec: {client: "2", dependencies: ["./dist/fare-%1$s.0-py3-none-any.whl"]}
          other:
            name: other of ${resources.jobs.train.id}
            tags: {api_token: "token-number-%1$s"}
      """;

  @TempDir Path folder;
  @TempDir Path workspace;
  private Shell shell;
  private Server server;

  @BeforeEach
  void start() throws IOException {
    shell = new Shell(folder, Map.of("PATH", System.getenv("PATH")));
    server = Server.on(workspace);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void rollingBackBringsTheFormerSettingsFilesAndLibrariesBack() throws IOException {
    deploy("1");
    List<JsonNode> jobs = jobs();
    Map<String, String> files = files();
    deploy("2");
    deploy("3");
    assertThat(jobs()).isNotEqualTo(jobs);
    assertThat(files()).isNotEqualTo(files);
    String ran = Files.readString(folder.resolve("ran.txt"));
    String built = Files.readString(folder.resolve("built.txt"));

    // A secret is the present one.
    bundle(BUNDLE.formatted("3").replace("token-number-3", "token-number-1"));
    Shell.Result result = run("rollback", "1", "--auto-approve");
    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err()).contains("Rolling back to deployment 1.").contains("trowel plan");
    assertThat(jobs()).isEqualTo(jobs);
    assertThat(files()).isEqualTo(files);
    assertThat(Files.readString(folder.resolve("ran.txt"))).isEqualTo(ran);
    assertThat(Files.readString(folder.resolve("built.txt"))).isEqualTo(built);

    assertThat(run("history").out()).contains("rollback of 1");
    assertThat(run("plan").out()).contains("max_concurrent_runs  1 → 3");
    assertThat(run("rollback", "1", "--auto-approve").out()).contains("0 changed");
  }

  @Test
  void withoutANumberItIsTheLastSuccessfulOneBeforeThePresent() throws IOException {
    deploy("1");
    deploy("2");
    Shell.Result dry = run("rollback", "--dry-run");
    assertThat(dry.err())
        .contains("Rolling back to deployment 1.")
        .contains("Nothing was changed.");
    assertThat(dry.out()).contains("max_concurrent_runs  2 → 1");
    assertThat(run("rollback", "--dry-run", "-o", "json").out()).startsWith("{");
    assertThat(jobs()).anyMatch(job -> job.path("max_concurrent_runs").asInt() == 2);
  }

  @Test
  void theHistoryAsJsonIsAsItsSchemaSays() throws IOException {
    assertThat(Schemas.historyFaults(run("history", "-o", "json").out())).isEmpty();
    deploy("1");
    deploy("2");
    String printed = run("history", "-o", "json").out();
    assertThat(Schemas.historyFaults(printed)).isEmpty();
    assertThat(Schemas.historyFaults(printed.replace("\"user\"", "\"usr\""))).isNotEmpty();
    assertThat(Schemas.historyFaults(run("history", "1", "-o", "json").out())).isEmpty();
    assertThat(run("history", "-n", "1").out()).contains("\n2  ").doesNotContain("\n1  ");
    assertThat(run("history", "2").out()).startsWith("Deployment 2 of staging: done\n");
  }

  @Test
  void deploymentsAreComparedFieldByFieldAndLineByLine() throws IOException {
    deploy("1");
    deploy("2");
    Shell.Result result = run("diff", "1", "2");
    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.out())
        .contains("max_concurrent_runs: 1 -> 2\n")
        .contains("files\n")
        .contains("    - only-in-1.py\n    + only-in-2.py\n    ~ train.py\n")
        .contains("        -print(1)\n        +print(2)\n")
        .contains("libraries\n    - fare-1.0-py3-none-any.whl\n    + fare-2.0-py3-none-any.whl\n")
        .doesNotContain("token-number");
    assertThat(run("diff", "1", "--exit-code").exit()).isEqualTo(1);
    assertThat(run("diff", "2").out()).isEqualTo("deployment 2 and the bundle do not differ\n");
    assertThat(run("diff", "1", "2", "-o", "json").out()).contains("\"change\": \"removed\"");
    assertThat(run("diff", "1", "--targets", "a", "b").exit()).isEqualTo(64);
  }

  @Test
  void noSecretGetsIntoTheHistory() throws IOException {
    deploy("1");
    bundle(BUNDLE.formatted("2"));
    assertThat(run("deploy", "--auto-approve").exit()).isZero();
    for (int number = 1; number <= 2; number++) {
      assertThat(text("00000" + number + ".json"))
          .contains("(secret)")
          .doesNotContain("token-number");
    }
  }

  @Test
  void aSecretThatTheBundleLacksStopsTheRollback() throws IOException {
    deploy("1");
    bundle(BUNDLE.formatted("2").replace("tags: {api_token", "tags: {other"));
    assertThat(run("deploy", "--auto-approve").exit()).isZero();
    server.forget();
    Shell.Result result = run("rollback", "1", "--auto-approve");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("error[rollback-secrets]")
        .contains("resources.jobs.other.tags.api_token");
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void whatCannotBeRolledBackToIsSaid() throws IOException {
    bundle(BUNDLE.formatted("1").replace("bundle:\n", "trowel: {history: {keep: 1}}\nbundle:\n"));
    assertThat(run("deploy", "--auto-approve").exit()).isZero();
    deploy("2");
    bundle(BUNDLE.formatted("3").replace("bundle:\n", "trowel: {history: {keep: 1}}\nbundle:\n"));
    assertThat(run("deploy", "--auto-approve").exit()).isZero();

    server.forget();
    assertThat(run("rollback", "9").err())
        .contains("error[history-missing]: there is no deployment 9");
    assertThat(run("rollback", "1").err())
        .contains("error[rollback-impossible]: cannot go back to deployment 1");
    assertThat(run("rollback", "one").exit()).isEqualTo(64);
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void aJobThatGotAnotherKeyKeepsItsObjectOnTheWayBack() throws IOException {
    deploy("1");
    List<String> ids = server.jobs();
    bundle(
        BUNDLE
                .formatted("2")
                .replace("    train:\n", "    fit:\n")
                .replace("jobs.train", "jobs.fit")
            + "trowel:\n  moved:\n    - {from: jobs.train, to: jobs.fit}\n");
    assertThat(run("deploy", "--auto-approve").exit()).isZero();
    Shell.Result result = run("rollback", "1", "--auto-approve");
    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(server.jobs()).isEqualTo(ids);
  }

  @Test
  void theFormerReleaseIsThePresentOneAgain() throws IOException {
    String released = "trowel: {releases: {keep: 3}}\n" + BUNDLE;
    for (String version : List.of("1", "2")) {
      bundle(released.formatted(version));
      assertThat(run("deploy", "--auto-approve").exit()).isZero();
    }
    bundle(released.formatted("2").replace("token-number-2", "token-number-1"));
    Shell.Result result =
        run("rollback", "1", "--auto-approve", "--rollback-on-failure", "--lock-timeout", "1m");
    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(jobs()).anyMatch(job -> job.path("max_concurrent_runs").asInt() == 1);
  }

  @Test
  void theIncumbentsSpellingIsRememberedToo() throws IOException {
    bundle(BUNDLE.formatted("1"));
    assertThat(run("bundle", "deploy", "--auto-approve").exit()).isZero();
    assertThat(text("000001.json")).contains("\"spelling\": \"incumbent\"");
    assertThat(run("bundle", "history").exit()).isNotZero();
  }

  @Test
  void destroyingTakesTheHistoryAlong() throws IOException {
    deploy("1");
    assertThat(run("destroy", "--allow-delete", "*").exit()).isZero();
    assertThat(server.content()).noneMatch(name -> name.contains("taxi"));
    assertThat(run("history").out()).contains("nothing was deployed yet");
  }

  private void deploy(String version) throws IOException {
    bundle(BUNDLE.formatted(version));
    Files.writeString(folder.resolve("train.py"), "print(" + version + ")\n");
    Files.writeString(folder.resolve("only-in-" + version + ".py"), "# new\n");
    Files.deleteIfExists(folder.resolve("only-in-" + previous(version) + ".py"));
    Shell.Result result = run("deploy", "--auto-approve");
    assertThat(result.exit()).as(result.screen()).isZero();
  }

  private static int previous(String version) {
    return Integer.parseInt(version) - 1;
  }

  /// The settings of all jobs, and who may do what with them.
  private List<JsonNode> jobs() throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (String id : server.jobs()) {
      JsonNode job = server.get("/api/2.2/jobs/get?job_id=" + id);
      ObjectNode settings = (ObjectNode) job.path("settings").deepCopy();
      settings.set("access", server.get("/api/2.0/permissions/jobs/" + id));
      found.add(settings);
    }
    return found;
  }

  /// What all files and libraries hold, by path.
  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (String path : server.content()) {
      if (path.contains("/taxi/files/") || path.contains("/taxi/artifacts/")) {
        found.put(path, isFolder(path) ? "" : exported(path));
      }
    }
    return found;
  }

  private boolean isFolder(String path) throws IOException {
    return server
        .get("/api/2.0/workspace/get-status?path=" + URLEncoder.encode(path, UTF_8))
        .path("object_type")
        .asText()
        .equals("DIRECTORY");
  }

  private String exported(String path) throws IOException {
    return server
        .get("/api/2.0/workspace/export?path=" + URLEncoder.encode(path, UTF_8))
        .path("content")
        .asText();
  }

  private String text(String name) throws IOException {
    return new String(Base64.getDecoder().decode(exported(HISTORY + name)), UTF_8);
  }

  private void bundle(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text);
  }

  private Shell.Result run(String... arguments) {
    return shell.run(Stream.concat(Stream.of(arguments), Server.options(workspace)).toList());
  }
}
