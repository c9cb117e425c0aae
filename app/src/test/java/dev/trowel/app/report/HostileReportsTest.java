package dev.trowel.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// Each form with texts that mean something in it, and with very many findings.
final class HostileReportsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> TEXTS =
      List.of(
          "a\n::error::b",
          "a\r::set-env name=x::y",
          "##vso[task.setvariable variable=x]y",
          "100% %0A %25 a,b:c;d]e",
          "]]><x>&amp;\"'</failure>",
          "\u0000\u0007\u001b[31m\uffff\ud800",
          "| a | `b` ``` <img src=x> @org/team [x](http://x) ![y](z) <!-- -->",
          "emoji 😀, 漢字, e\u0301",
          " ");

  private static Diagnostic hostile(String text) {
    return Diagnostic.error("a-code", text.isBlank() ? "blank" : text)
        .detail(text)
        .at(Path.of("resources", "jobs", text))
        .in(new Span("a b/" + text + ".yml", 1, 1, 2, 3))
        .in(Span.of(text))
        .related(text, Span.at("c.yml", 3, 4))
        .fix(Fix.replace(text, new Span("c.yml", 1, 2, 1, 3), text));
  }

  private static Findings hostile() {
    Stream<Finding> list =
        TEXTS.stream().map(text -> new Finding(hostile(text), List.of(text, "prod")));
    return new Findings("pro;ject,s:1", list.toList());
  }

  private static Findings many() {
    List<Finding> list =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(i ->
                new Finding(
                    Diagnostic.warning("code-" + i % 90, "fault number " + i)
                        .in(new Span("a.yml", i, 1, i, 9)),
                    List.of()))
            .toList();
    return new Findings("", list);
  }

  private static String write(String form, Findings findings) {
    return Reports.write(form, findings).orElseThrow();
  }

  static Stream<String> forms() {
    return Reports.names().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void writesTheSameAgain(String form) {
    assertThat(write(form, hostile())).isEqualTo(write(form, hostile())).endsWith("\n");
  }

  @Test
  void sarifIsValid() {
    assertThat(Schemas.sarifFaults(write("sarif", hostile()))).isEmpty();
    assertThat(Schemas.sarifFaults(write("sarif", new Findings("", List.of())))).isEmpty();
    assertThat(Schemas.sarifFaults("{\"version\": \"2.1.0\", \"runs\": [{}]}")).isNotEmpty();
  }

  @Test
  void sarifHoldsAllOfVeryMany() throws IOException {
    String text = write("sarif", many());
    JsonNode run = JSON.readTree(text).path("runs").path(0);

    assertThat(Schemas.sarifFaults(text)).isEmpty();
    assertThat(run.path("results")).hasSize(10_000);
    for (JsonNode result : run.path("results")) {
      int index = result.path("ruleIndex").intValue();
      JsonNode rule = run.path("tool").path("driver").path("rules").path(index);
      assertThat(rule.path("id").textValue()).isEqualTo(result.path("ruleId").textValue());
    }
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void annotationsAreOneLineEachAndSayNothingElse(String form, String start) {
    List<String> lines = write(form, hostile()).lines().toList();

    assertThat(lines).hasSize(TEXTS.size()).allMatch(line -> line.startsWith(start));
    assertThat(write(form, many()).lines()).hasSize(10_000);
  }

  static Stream<Arguments> annotations() {
    return Stream.of(
        Arguments.of("github", "::error file="),
        Arguments.of("azure", "##vso[task.logissue type=error;sourcepath="));
  }

  @Test
  void propertiesOfAnnotationsEndWhereTheyShould() {
    for (String line : write("github", hostile()).lines().toList()) {
      String properties = line.substring("::error ".length(), line.indexOf("::", 2));
      assertThat(properties.split(",", -1))
          .hasSize(4)
          .allMatch(each -> each.matches("(file|line|endLine|title)=[^:]*"));
    }
    for (String line : write("azure", hostile()).lines().toList()) {
      String properties = line.substring(line.indexOf(' ') + 1, line.indexOf(']'));
      assertThat(properties.split(";", -1))
          .hasSize(5)
          .allMatch(each -> each.matches("(type|sourcepath|linenumber|columnnumber|code)=.*"));
    }
  }

  /// The fields that GitLab documents for its code quality reports, no others, and a fingerprint
  /// for each finding.
  @Test
  void gitlabGetsWhatItDocuments() throws IOException {
    Set<String> fingerprints = new HashSet<>();
    List<Finding> all = new ArrayList<>(hostile().list());
    all.addAll(many().list());
    all.add(new Finding(Diagnostic.recommendation("no-place", "x"), List.of()));
    JsonNode issues = JSON.readTree(write("gitlab", new Findings("", all)));

    for (JsonNode issue : issues) {
      assertThat(issue.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "description", "check_name", "fingerprint", "severity", "location");
      assertThat(issue.path("severity").textValue())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(issue.path("location").path("path").textValue())
          .isNotEmpty()
          .doesNotStartWith("./");
      assertThat(issue.path("location").path("lines").path("begin").intValue()).isPositive();
      fingerprints.add(issue.path("fingerprint").textValue());
    }
    assertThat(issues).hasSize(all.size());
    assertThat(fingerprints).hasSize(all.size());
  }

  @Test
  void junitIsXmlAndCountsRight() throws Exception {
    for (Findings findings : List.of(hostile(), many())) {
      Document document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(write("junit", findings))));

      String tests = "" + findings.list().size();
      assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo(tests);
      assertThat(document.getElementsByTagName("testcase").getLength()).asString().isEqualTo(tests);
    }
  }

  @Test
  void markdownHoldsNoMarkOfTheBundle() {
    List<String> rows =
        write("markdown", hostile()).lines().filter(line -> line.startsWith("| ❌")).toList();

    assertThat(rows).hasSize(TEXTS.size());
    assertThat(rows).allMatch(row -> row.split("(?<!\\\\)\\|", -1).length == 5);
    assertThat(String.join("", rows).replace("<br>", "").replace("`a-code`", ""))
        .doesNotContain("<", "@")
        .doesNotContainPattern("(?<!\\\\)[`\\[]");
  }

  @Test
  void markdownFitsIntoACommentAndSaysWhatItLeavesOut() {
    String text = write("markdown", many());
    long shown = text.lines().filter(line -> line.startsWith("| ⚠️")).count();

    assertThat(text.length()).isLessThan(65_536);
    assertThat(text)
        .startsWith("<!-- trowel validate -->\n### Trowel: 10000 warnings\n")
        .contains("**And %,d more**".formatted(10_000 - shown));
  }
}
