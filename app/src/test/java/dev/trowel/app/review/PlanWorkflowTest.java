package dev.trowel.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workflow that comments with a plan does what it says, and so do the options it uses.
final class PlanWorkflowTest {

  private static final Path EXAMPLE = Path.of("../examples/taxi-fare").toAbsolutePath().normalize();
  private static final Path WORKFLOW = EXAMPLE.resolve(".github/workflows/plan.yml");

  @TempDir Path folder;

  private static JsonNode jobs() throws IOException {
    return new YAMLMapper().readTree(Files.readString(WORKFLOW)).path("jobs");
  }

  private static String step(String start) throws IOException {
    return jobs()
        .valueStream()
        .flatMap(job -> job.path("steps").valueStream())
        .map(step -> step.path("run").asText())
        .filter(run -> run.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private Shell.Result run(String... arguments) {
    Path bundle = folder.resolve("bundle");
    List<String> all =
        Stream.concat(Stream.of(arguments), Stream.of("--local=" + folder.resolve("ws"))).toList();
    return new Shell(bundle, Map.of()).run(all);
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        String file = EXAMPLE.relativize(from).toString();
        if (!file.startsWith(".databricks")) {
          Path to = folder.resolve("bundle").resolve(file);
          Files.createDirectories(to.getParent());
          Files.copy(from, to);
        }
      }
    }
  }

  @Test
  void findsTheCommentThatThePlanBecomes() throws IOException {
    copy();
    String line = step("trowel plan").replace("\"", "").replace("$RUNNER_TEMP", folder.toString());
    List<String> words = List.of(line.split(" ", -1));
    Shell.Result result = run(words.subList(1, words.size()).toArray(String[]::new));

    assertThat(result.exit()).as(result.screen()).isZero();
    String markdown = Files.readString(folder.resolve("plan.md"));
    assertThat(step("comment=")).contains(markdown.lines().findFirst().orElseThrow());
    assertThat(markdown).contains("6 created").doesNotContain("Shortened");
    assertThat(folder.resolve("plan.html")).content().contains("id=\"jobs.training\"");
  }

  /// The job that may write runs nothing of the pull request, and the one that does may not write.
  @Test
  void whatRunsThePullRequestMayNotWriteThere() throws IOException {
    assertThat(jobs().path("plan").path("permissions"))
        .hasToString("{\"contents\":\"read\",\"id-token\":\"write\"}");
    assertThat(jobs().path("comment").path("permissions"))
        .hasToString("{\"pull-requests\":\"write\"}");
    assertThat(jobs().path("comment").path("steps").findValuesAsText("uses"))
        .noneMatch(action -> action.startsWith("actions/checkout"));
    assertThat(jobs().path("plan").path("if").asText())
        .isEqualTo("github.event.pull_request.head.repo.full_name == github.repository");
  }

  @Test
  void printsOneFormAndWritesOthers() throws IOException {
    copy();
    Shell.Result result =
        run("plan", "-t", "staging", "--format", "markdown", "--report", "json=../p.json");

    assertThat(result.out()).startsWith("<!-- trowel:plan:taxi_fare:staging -->\n");
    assertThat(folder.resolve("p.json")).content().startsWith("{").contains("\"plan\"");
    assertThat(plan("--format", "text")).isEqualTo(plan());
    assertThat(plan("--format", "json")).isEqualTo(plan("-o", "json"));
  }

  /// What `plan` prints; the port of a local workspace is another one each time.
  private String plan(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("plan", "-t", "staging"));
    words.addAll(List.of(options));
    return run(words.toArray(String[]::new)).out().replaceAll("(127\\.0\\.0\\.1):\\d+", "$1");
  }

  @Test
  void refusesFormsThereAreNot() throws IOException {
    copy();

    Shell.Result result = run("plan", "--report", "pdf=x");
    assertThat(result.exit()).isEqualTo(64);
    assertThat(result.err()).contains("--report knows no form pdf").contains("markdown, html");
    assertThat(run("plan", "--report", "html").err()).contains("Write --report html=FILE.");
    assertThat(run("plan", "-t", "staging", "--report", "html=no/such/folder/x").err())
        .contains("error[report-unwritable]");
  }
}
