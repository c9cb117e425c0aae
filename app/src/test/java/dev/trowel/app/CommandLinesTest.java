package dev.trowel.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.app.report.Schemas;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The command lines that workflows and pages for continuous integration show do what they say.
class CommandLinesTest {

  private static final Path EXAMPLE = Path.of("../examples/taxi-fare").toAbsolutePath().normalize();
  private static final Path WORKFLOW = EXAMPLE.resolve(".github/workflows/validate.yml");
  private static final Path REPORT = EXAMPLE.resolve(".github/workflows/validate-report.yml");
  private static final Pattern REPORTED = Pattern.compile("--report (\\w+)=(\\S+)");
  private static final Pattern SHOWN = Pattern.compile("trowel validate --report [^'\n]*");
  private static final Map<String, String> GITHUB = Map.of("GITHUB_ACTIONS", "true");

  @TempDir Path folder;

  /// All command lines that call this program.
  static List<String> lines() throws IOException {
    Stream<String> ofWorkflow =
        steps(WORKFLOW)
            .map(step -> step.path("run").asText())
            .filter(run -> run.startsWith("trowel"));
    Stream<String> ofPage =
        SHOWN.matcher(Files.readString(Path.of("../docs/ci.md"))).results().map(MatchResult::group);
    return Stream.concat(ofWorkflow, ofPage).toList();
  }

  private static Stream<JsonNode> steps(Path workflow) throws IOException {
    JsonNode tree = new YAMLMapper().readTree(Files.readString(workflow));
    return tree.path("jobs").valueStream().flatMap(job -> job.path("steps").valueStream());
  }

  private Shell.Result run(String line) throws IOException {
    copy();
    return new Shell(folder, GITHUB).run(List.of(line.split(" ", -1)).subList(1, words(line)));
  }

  private static int words(String line) {
    return line.split(" ", -1).length;
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(EXAMPLE.relativize(from).toString());
        if (!to.startsWith(folder.resolve(".databricks")) && !Files.exists(to)) {
          Files.createDirectories(requireNonNull(to.getParent()));
          Files.copy(from, to);
        }
      }
    }
  }

  @Test
  void thereAreCommandLines() throws IOException {
    assertThat(lines()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void passForTheExample(String line) throws Exception {
    Shell.Result result = run(line);

    assertThat(result.exit()).as(result.screen()).isZero();
    assertValid(line);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void failForABrokenBundleAndStillReport(String line) throws Exception {
    Path job = folder.resolve("resources/training.job.yml");
    Files.createDirectories(requireNonNull(job.getParent()));
    String text = Files.readString(EXAMPLE.resolve("resources/training.job.yml"));
    Files.writeString(
        job, text.replaceFirst("quartz_cron_expression: .*", "quartz_cron_expression: no"));
    Shell.Result result = run(line);

    assertThat(result.exit()).as(result.screen()).isEqualTo(3);
    assertThat(result.out()).contains("::error file=resources/training.job.yml,line=");
    assertValid(line);
    for (MatchResult report : REPORTED.matcher(line).results().toList()) {
      assertThat(folder.resolve(report.group(2))).content().contains("cron-unreadable");
    }
  }

  private void assertValid(String line) throws Exception {
    for (MatchResult report : REPORTED.matcher(line).results().toList()) {
      Path file = folder.resolve(report.group(2));
      String text = Files.readString(file);
      switch (report.group(1)) {
        case "sarif" -> assertThat(Schemas.sarifFaults(text)).isEmpty();
        case "markdown" -> assertThat(text).startsWith("<!-- trowel validate -->\n### Trowel: ");
        case "gitlab" -> assertThat(new JsonMapper().readTree(text).isArray()).isTrue();
        case "junit" ->
            assertThat(
                    DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName("testcase")
                        .getLength())
                .isPositive();
        default -> throw new AssertionError(report.group(1));
      }
    }
  }

  /// A file that a step names is one that the command writes.
  @Test
  void theStepsUseTheFilesThatAreWritten() throws IOException {
    List<String> written =
        REPORTED.matcher(lines().getFirst()).results().map(report -> report.group(2)).toList();
    JsonNode upload =
        steps(WORKFLOW)
            .filter(step -> step.path("uses").asText().startsWith("actions/upload-artifact@"))
            .findFirst()
            .orElseThrow();

    assertThat(upload.path("with").path("path").asText().lines())
        .containsExactlyInAnyOrderElementsOf(written);
    String report = Files.readString(REPORT);
    assertThat(written).contains("trowel.sarif", "trowel.md");
    assertThat(report).contains("sarif_file: trowel.sarif", "body=@trowel.md");
  }

  /// The workflow that runs what a pull request holds has neither secrets nor rights.
  @Test
  void whatRunsThePullRequestHasNoRights() throws IOException {
    JsonNode tree = new YAMLMapper().readTree(Files.readString(WORKFLOW));

    assertThat(tree.path("permissions")).hasToString("{\"contents\":\"read\"}");
    assertThat(Files.readString(WORKFLOW)).doesNotContain("secrets.", "GH_TOKEN");
    assertThat(steps(REPORT).map(step -> step.path("uses").asText()))
        .noneMatch(action -> action.startsWith("actions/checkout"));
    assertThat(Files.readString(REPORT)).contains("<!-- trowel validate -->");
  }
}
