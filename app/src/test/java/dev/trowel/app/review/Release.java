package dev.trowel.app.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A release as it happens: a bundle is deployed, somebody changes things in the workspace by hand,
/// the bundle changes in git, and a plan is made. Forty resources change.
///
/// @param folder an empty folder to work in
record Release(Path folder) {

  private static final Path PLANS = Path.of("src/test/plans/release").toAbsolutePath();
  private static final String USER = "ann@example.com";
  private static final String HOST = "https://staging.example.cloud.databricks.com";
  private static final JsonMapper JSON = new JsonMapper();

  /// The plan, with nothing in it that differs from run to run.
  ///
  /// @param screen what the command printed
  record Planned(String screen, String markdown, String html) {}

  Planned plan() throws IOException, InterruptedException {
    Path workspace = Files.createDirectory(folder.resolve("ws"));
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    try (EmulatorServer server =
        EmulatorServer.start(EmulatorConfig.in(workspace, USER).longLived(0))) {
      replace(bundle, "before");
      run("deploy", "--auto-approve", "--allow-delete", "*");
      edit(server.uri());
      replace(bundle, "after");
      checkOut(bundle);
      String screen =
          run("plan", "--report", "markdown=../plan.md", "--report", "html=../plan.html");
      return new Planned(
          screen,
          normal(Files.readString(folder.resolve("plan.md")), server.uri()),
          normal(Files.readString(folder.resolve("plan.html")), server.uri()));
    }
  }

  private static String normal(String text, URI host) {
    return text.replace(host.toString(), HOST)
        .replaceAll("\\b[0-9a-f]{16}(?:[0-9a-f]{16})?\\b", "0123456789abcdef")
        .replaceAll("\\b\\d{4}-\\d{6}-\\w+-pool-\\w+", "0923-164208-abcdef-pool-abcdefgh")
        .replaceAll("\\b\\d{9,}\\b", "123456789012345")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "0123456789ab");
  }

  private String run(String... command) {
    List<String> arguments =
        Stream.concat(
                Stream.of(command),
                Stream.of("--local=" + folder.resolve("ws"), "--local-user", USER))
            .toList();
    Shell.Result result = new Shell(folder.resolve("bundle"), Map.of()).run(arguments);
    assertThat(result.exit()).as(result.screen()).isZero();
    return result.screen();
  }

  /// Makes the folder of the bundle be what a side of the release says; what the tool keeps stays.
  private static void replace(Path bundle, String side) throws IOException {
    try (Stream<Path> old = Files.list(bundle)) {
      for (Path each : old.filter(path -> !path.endsWith(".databricks")).toList()) {
        delete(each);
      }
    }
    Path from = PLANS.resolve(side);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = bundle.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private static void delete(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException error)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// As git would leave it.
  private static void checkOut(Path bundle) throws IOException {
    Path git = Files.createDirectories(bundle.resolve(".git/refs/heads/release"));
    Files.writeString(git.resolve("2026-11"), "4be1c0ffee4be1c0ffee4be1c0ffee4be1c0ffee\n");
    Files.writeString(bundle.resolve(".git/HEAD"), "ref: refs/heads/release/2026-11\n");
    Files.createDirectories(bundle.resolve(".git/objects"));
    Files.writeString(bundle.resolve(".git/config"), "[core]\n\tbare = false\n");
  }

  /// What somebody did in the workspace on a bad evening.
  private static void edit(URI server) throws IOException, InterruptedException {
    String training = id(server, "churn training");
    send(
        server,
        "POST /api/2.2/jobs/update",
        "{'job_id': "
            + training
            + ", 'new_settings': {'max_concurrent_runs': 4,"
            + " 'timeout_seconds': 28800}}");
    send(
        server,
        "PATCH /api/2.0/permissions/jobs/" + id(server, "churn scoring"),
        "{'access_control_list': [{'user_name': 'bob@example.com',"
            + " 'permission_level': 'CAN_MANAGE'}]}");
    send(
        server,
        "PUT /api/2.0/serving-endpoints/ride-churn/config",
        "{'served_entities': [{'name': 'champion', 'entity_name': 'staging.churn.churn',"
            + " 'entity_version': '2', 'workload_size': 'Large', 'scale_to_zero_enabled': true}]}");
  }

  private static String id(URI server, String job) throws IOException, InterruptedException {
    for (JsonNode each : send(server, "GET /api/2.2/jobs/list?limit=100", "").path("jobs")) {
      if (each.path("settings").path("name").asText().equals(job)) {
        return each.path("job_id").asText();
      }
    }
    throw new AssertionError("no job is called " + job);
  }

  /// @param body JSON with single quotes
  private static JsonNode send(URI server, String target, String body)
      throws IOException, InterruptedException {
    int space = target.indexOf(' ');
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(target.substring(space + 1)))
            .header("Authorization", "Bearer test")
            .header("Content-Type", "application/json")
            .method(
                target.substring(0, space),
                HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'), UTF_8))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      assertThat(answer.statusCode()).as(target + ": " + answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    }
  }
}
