package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written or bound tells no secrets, loses nothing silently, and is said to be done when
/// it is.
class AdoptCarefullyTest {

  @TempDir Path folder;
  @TempDir Path there;
  private Server server;
  private Shell shell;
  private volatile Fails fails = _ -> false;

  /// Whether the workspace refuses a request.
  @FunctionalInterface
  private interface Fails {
    boolean test(Request request);
  }

  @BeforeEach
  void begin() throws IOException {
    server = Server.on(there, this::fault);
    shell = new Shell(folder, Map.of());
    bundle("");
  }

  private Optional<Fault> fault(Request request) {
    return fails.test(request)
        ? Optional.of(Fault.Answer.of(403, "PERMISSION_DENIED", "not for you", -1))
        : Optional.empty();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void bindPrintsNoSecretsOfEitherSide() throws IOException {
    String id = job("{\"name\": \"a\", \"job_clusters\": [" + cluster("live") + "]}");
    bundle("resources: {jobs: {train: {name: b, job_clusters: [" + cluster("wanted") + "]}}}\n");

    Shell.Result bound = run("bind", "train", id, "--auto-approve");

    assertThat(bound.exit()).as(bound.screen()).isZero();
    assertThat(bound.err()).contains("TOKEN", "(secret)", "\"a\" -> \"b\"");
    assertThat(bound.screen()).doesNotContain("live-hush", "wanted-hush");
  }

  @Test
  void bindPrintsNoSecretsOfWholeSubtrees() throws IOException {
    String id = job("{\"name\": \"a\", \"job_clusters\": [" + cluster("live") + "]}");
    bundle("resources: {jobs: {train: {name: b}}}\n");
    Shell.Result bound = run("bind", "train", id);
    assertThat(bound.err()).contains("job_clusters", "spark_version");
    assertThat(bound.screen()).doesNotContain("live-hush");
  }

  @Test
  void generateBindPrintsNoSecrets() throws IOException {
    String id = job("{\"name\": \"a\", \"job_clusters\": [" + cluster("live") + "]}");
    bundle("targets: {t: {default: true, presets: {name_prefix: x_, tags: {s: t}}}}\n");
    Shell.Result bound = run("generate", "job", "--existing-id", id, "--bind", "--auto-approve");
    assertThat(bound.exit()).as(bound.screen()).isZero();
    assertThat(bound.screen()).contains("Changes detected").doesNotContain("live-hush");
  }

  @Test
  void whatTheBundleHasIsNotWrittenASecondTime() throws IOException {
    String id = job("{\"name\": \"Train\"}");
    assertThat(run("generate", "job", "Train", "--key", "mine", "--bind").exit()).isZero();

    Shell.Result made = run("generate", "job", "--existing-id", id, "--bind", "--auto-approve");

    assertThat(made.exit()).as(made.screen()).isEqualTo(1);
    assertThat(made.err()).contains("error[adopt-taken]", "belongs to jobs.mine already");
    assertThat(folder.resolve("resources/train.job.yml")).doesNotExist();
    assertThat(run("generate", "job", "Train", "--key", "mine").err())
        .contains("error[adopt-taken]");
    Shell.Result again = run("generate", "job", "Train", "--key", "mine", "--force");
    assertThat(again.exit()).as(again.screen()).isZero();
  }

  @Test
  void warnsOfWhatAnotherBundleHas() throws IOException {
    String id =
        job(
            """
            {"name": "Train", "deployment": {"kind": "BUNDLE",
             "metadata_file_path": "/Workspace/other/state/metadata.json"}}\
            """);
    String warning = "warning[adopt-foreign]: another bundle has deployed the job ";

    Shell.Result made = run("generate", "job", "Train", "--no-adopt");
    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(words(made)).contains(warning + "Train (id " + id, "/Workspace/other/state");

    bundle("trowel: {adopt: {jobs.train: " + id + "}}\n");
    assertThat(words(run("plan"))).contains(warning);
    bundle("");
    assertThat(words(run("bind", "train", id, "--auto-approve"))).contains(warning);
    assertThat(run("plan").err()).doesNotContain("adopt-foreign");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "sub/x", "a b", "a\nb", "-x", "", "x.y"})
  void refusesKeysThatAreNone(String key) throws IOException {
    String id = job("{\"name\": \"a\"}");
    Shell.Result made = run("generate", "job", "--existing-id", id, "--key=" + key);
    assertThat(made.exit()).as(made.screen()).isEqualTo(64);
    assertThat(made.err()).contains("error[bad-usage]", "--key");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .doesNotContain("resources", "x.job.yml");
    }
  }

  @Test
  void losesNoFileOfAnAppSilently() throws IOException {
    app();
    server.write("/Shared/board/a.py", "# Databricks notebook source\nprint(1)\n");
    server.write("/Shared/board/a.py", "print(2)\n");
    server.write("/Shared/board/n.ipynb", "{\"cells\": [], \"metadata\": {}}");
    server.write("/Shared/board/closed/b.py", "print(3)\n");
    fails = request -> isList(request, "/Shared/board/closed");

    Shell.Result made = run("generate", "app", "board");

    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(List.of(read("src/board/a.py").strip(), read("src/board/a_2.py").strip()))
        .containsExactlyInAnyOrder("# Databricks notebook source\nprint(1)", "print(2)");
    assertThat(folder.resolve("src/board/n.ipynb")).exists();
    assertThat(words(made))
        .contains("it was written to src/board/a_2.py")
        .containsPattern("/board/closed: the folder cannot be read .*not for you");
  }

  private static boolean isList(Request request, String path) {
    return request.path().endsWith("/workspace/list")
        && request.query().getOrDefault("path", "").endsWith(path);
  }

  @Test
  void tellsTextsThatBecomeReferencesAndCredentials() throws IOException {
    job(
        """
        {"name": "new ${bundle.name}", "description": "${other.thing}", "job_clusters": [%s],
         "parameters": [{"name": "api_token", "default": "{{secrets/a/b}}"}]}\
        """
            .formatted(cluster("live")));

    Shell.Result made = run("generate", "--all", "--kind", "job");

    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(words(made))
        .contains("jobs.new_bundle_name.name: ${…} in it becomes a reference")
        .contains("spark_env_vars.TOKEN: is written in clear; keep it in a secret scope")
        .contains("basic_auth.password: is written in clear")
        .doesNotContain("description:", "parameters", "live-hush");
  }

  @Test
  void saysBoundOnlyWhenItIs() throws IOException {
    String id = job("{\"name\": \"a\"}");
    bundle("resources: {jobs: {train: {name: a}}}\n");
    fails = AdoptCarefullyTest::writesState;
    Shell.Result bound = run("bind", "train", id, "--auto-approve");
    assertThat(bound.exit()).as(bound.screen()).isEqualTo(1);
    assertThat(bound.screen()).doesNotContain("Successfully");
  }

  @Test
  void saysUnboundOnlyWhenItIs() throws IOException {
    String id = job("{\"name\": \"a\"}");
    bundle("resources: {jobs: {train: {name: a}}}\n");
    assertThat(run("bind", "train", id, "--auto-approve").err()).contains("Successfully bound");
    fails = AdoptCarefullyTest::writesState;
    Shell.Result unbound = run("unbind", "train");
    assertThat(unbound.exit()).as(unbound.screen()).isEqualTo(1);
    assertThat(unbound.screen()).doesNotContain("Unbound");
  }

  @Test
  void saysThatWhatWasWrittenIsBoundOnlyWhenItIs() throws IOException {
    job("{\"name\": \"other\"}");
    fails = AdoptCarefullyTest::writesState;
    Shell.Result made = run("generate", "job", "other", "--bind", "--auto-approve");
    assertThat(made.exit()).as(made.screen()).isEqualTo(1);
    assertThat(made.screen())
        .contains("Wrote resources/other.job.yml")
        .doesNotContain("Bound jobs.other.");
  }

  @Test
  void writesNothingThatIsNotBound() throws IOException {
    job("{\"name\": \"other\", \"max_concurrent_runs\": 1}");
    bundle(
        "targets: {t: {default: true, presets: {jobs_max_concurrent_runs: 1, name_prefix: x_}}}\n");
    Files.createDirectories(folder.resolve("resources"));
    Files.writeString(folder.resolve("resources/old.job.yml"), "# mine\n");

    refusesToWrite("error[consent-missing]", "generate", "job", "other", "--key", "new", "--bind");
    refusesToWrite(
        "error[consent-missing]", "generate", "job", "other", "--key", "old", "--bind", "--force");
    assertThat(read("resources/old.job.yml")).isEqualTo("# mine\n");
    refusesToWrite(
        "error[generate-not-included]",
        "generate",
        "job",
        "other",
        "--config-dir",
        "elsewhere/deep",
        "--bind",
        "--auto-approve");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
    fails = AdoptCarefullyTest::takesTheTurn;
    refusesToWrite("not for you", "generate", "job", "other", "--bind", "--auto-approve");
    fails = _ -> false;
    assertThat(run("plan").out()).contains("0 to add, 0 to change, 0 to delete");
    assertThat(run("generate", "job", "other", "--bind", "--auto-approve").err())
        .contains("Wrote resources/other.job.yml\nBound jobs.other.\n");
  }

  private void refusesToWrite(String why, String... arguments) throws IOException {
    Shell.Result made = run(arguments);
    assertThat(made.exit()).as(made.screen()).isNotZero();
    assertThat(made.err())
        .contains(why, "Wrote nothing, as nothing was bound.")
        .doesNotContain("Wrote resources", "Bound ");
    try (Stream<Path> files = Files.list(folder.resolve("resources"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("old.job.yml");
    }
  }

  private static boolean takesTheTurn(Request request) {
    return !request.verb().equals("GET") && request.target().contains("lease-");
  }

  private static boolean writesState(Request request) {
    return !request.verb().equals("GET")
        && request.target().contains("import-file")
        && request.target().contains("resources.json");
  }

  @Test
  void refusesWhatCannotBeMeant() throws IOException {
    job("{\"name\": \"a\"}");
    Shell.Result tagged = run("generate", "job", "a", "--tag", "a=b");
    assertThat(tagged.exit()).as(tagged.screen()).isEqualTo(64);
    assertThat(tagged.err()).contains("error[bad-usage]: --tag goes with --all");
    assertThat(run("generate", "job", "a", "--name", "b").err()).contains("--name goes with --all");
    bundle("resources: {jobs: {x: {name: a}}}\n");
    assertThat(run("bind", "jobs.x", "").err()).contains("error[bad-usage]");
  }

  @Test
  void namesTheWaysAroundAFileThatIsThere() throws IOException {
    job("{\"name\": \"a\"}");
    Files.createDirectories(folder.resolve("resources"));
    Files.writeString(folder.resolve("resources/a.job.yml"), "# mine\n");
    Shell.Result made = run("generate", "job", "a");
    assertThat(made.err())
        .contains("error[addition-exists]", "--force", "--source-dir", "--in-place");
  }

  private static String cluster(String whose) {
    return """
    {"job_cluster_key": "c", "new_cluster": {"spark_version": "15.4.x-scala2.12",
     "node_type_id": "i3.xlarge", "num_workers": 2, "spark_env_vars": {"TOKEN": "%1$s-hush-1"},
     "docker_image": {"url": "u", "basic_auth": {"username": "u", "password": "%1$s-hush-2"}}}}\
    """
        .formatted(whose)
        .replace("\n", "");
  }

  private String job(String settings) throws IOException {
    server.post("/api/2.2/jobs/create", settings);
    return server.jobs().getLast();
  }

  private void app() throws IOException {
    server.write("/Shared/board/app.yaml", "command: [python, main.py]\n");
    server.post("/api/2.0/apps", "{\"name\": \"board\", \"description\": \"d\"}");
    server.get("/api/2.0/apps/board");
    server.get("/api/2.0/apps/board");
    server.post(
        "/api/2.0/apps/board/deployments",
        "{\"source_code_path\": \"/Workspace/Shared/board\", \"mode\": \"SNAPSHOT\"}");
    for (int look = 0; look < 4; look++) {
      server.get("/api/2.0/apps/board");
    }
  }

  private void bundle(String more) throws IOException {
    String targets = more.startsWith("targets:") ? "" : "targets: {t: {default: true}}\n";
    Files.writeString(
        folder.resolve("databricks.yml"),
        "bundle: {name: fares}\ninclude: [resources/*.yml]\n" + targets + more);
  }

  /// What it told, as if lines had no end.
  private static String words(Shell.Result result) {
    return result.err().replaceAll("\\s+", " ");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private Shell.Result run(String... arguments) {
    return shell.run(
        Stream.concat(Stream.of(arguments), Server.options(there)).toArray(String[]::new));
  }
}
