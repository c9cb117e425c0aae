package dev.trowel.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.Version;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/// Each form against `src/test/cases/report/<form>.txt`; `-Dtranscripts.update=true` writes those.
final class ReportsTest {

  private static final java.nio.file.Path CASES = java.nio.file.Path.of("src/test/cases/report");

  private static final Findings FINDINGS =
      new Findings(
          "projects/taxi fare",
          List.of(
              new Finding(
                  Diagnostic.error("key-twice", "\"a, b\": <100%> & more; [x]")
                      .at(Path.of("resources", "jobs", "a"))
                      .in(new Span("resources/jobs.yml", 3, 5, 3, 9))
                      .in(new Span("../shared/jobs.yml", 1, 1, 2, 4))
                      .detail("Keep one.\nOr rename one.")
                      .related("the job is in use here", Span.at("resources/use.yml", 8, 2))
                      .fix(
                          Fix.replace(
                              "rename it to b", new Span("resources/jobs.yml", 3, 5, 3, 9), "b")),
                  List.of("dev", "prod")),
              new Finding(
                  Diagnostic.warning("file-large", "a file is large").in(Span.of("data.csv")),
                  List.of()),
              new Finding(
                  Diagnostic.recommendation("no-place", "a bell \u0007 rings"), List.of())));

  static Stream<String> forms() {
    return Reports.names().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void writesAllThatIsKnown(String form) throws IOException {
    String text = Reports.write(form, FINDINGS).orElseThrow().replace(Version.text(), "VERSION");
    java.nio.file.Path file = CASES.resolve(form + ".txt");
    if (Boolean.getBoolean("transcripts.update")) {
      Files.writeString(file, text);
    }

    assertThat(text).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({
    "sarif, '\"results\": []'",
    "github, ''",
    "azure, ''",
    "gitlab, []",
    "junit, name=\"no findings\"",
    "markdown, '<!-- trowel validate -->'"
  })
  void writesThatNothingWasFound(String form, String text) {
    String written = Reports.write(form, new Findings("", List.of())).orElseThrow();

    assertThat(written).contains(text);
    assertThat(written.isEmpty()).isEqualTo(text.isEmpty());
  }

  @Test
  void sarifExplainsRulesByTheirPages() {
    Findings findings = Findings.of(List.of(Diagnostic.error("cron-unreadable", "x")));

    assertThat(Reports.write("sarif", findings).orElseThrow())
        .contains("\"shortDescription\": {", "A schedule is no Quartz cron expression.");
  }

  @Test
  void junitIsXml() throws Exception {
    String text = Reports.write("junit", FINDINGS).orElseThrow();

    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));

    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  @Test
  void theFormIsKnownByTheEnvironment() {
    assertThat(Reports.spokenBy(Map.of("GITHUB_ACTIONS", "true"))).contains("github");
    assertThat(Reports.spokenBy(Map.of("TF_BUILD", "True"))).contains("azure");
    assertThat(Reports.spokenBy(Map.of("GITHUB_ACTIONS", "false"))).isEmpty();
    assertThat(Reports.spokenBy(Map.of())).isEmpty();
  }

  @Test
  void aNameThatIsNoFormHasNoText() {
    assertThat(Reports.write("pdf", FINDINGS)).isEmpty();
  }
}
