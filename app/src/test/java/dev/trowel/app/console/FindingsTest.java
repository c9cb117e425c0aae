package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FindingsTest {

  private static final Diagnostic EARLY =
      Diagnostic.recommendation("x", "early").in(Span.at("a.yml", 9, 1));
  private static final Diagnostic LATE = Diagnostic.error("x", "late").in(Span.at("b.yml", 2, 1));

  @Test
  void standInTheOrderOfTheFilesAndThoseWithoutOneLast() {
    Diagnostic nowhere = Diagnostic.error("x", "nowhere");
    Diagnostic middle = Diagnostic.warning("x", "middle").in(Span.at("a.yml", 10, 1));

    assertThat(diagnostics(Findings.of(List.of(nowhere, LATE, middle, EARLY))))
        .containsExactly(EARLY, middle, LATE, nowhere);
  }

  @Test
  void putTheGravestFirstAtOnePlace() {
    Diagnostic warning = Diagnostic.warning("x", "a").in(Span.at("a.yml", 1, 1));
    Diagnostic error = Diagnostic.error("x", "b").in(Span.at("a.yml", 1, 1));

    assertThat(diagnostics(Findings.of(List.of(warning, error)))).containsExactly(error, warning);
  }

  @Test
  void sayOnceWhatSeveralTargetsHaveInCommon() {
    Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
    found.put("dev", List.of(EARLY));
    found.put("staging", List.of(EARLY, LATE, LATE));
    found.put("prod", List.of(EARLY, LATE));

    assertThat(Findings.of("", found).list())
        .containsExactly(
            new Finding(EARLY, List.of()), new Finding(LATE, List.of("staging", "prod")));
  }

  @Test
  void nameFilesAsTheRepositoryDoes() {
    Findings findings = new Findings("projects/taxi", List.of());

    assertThat(findings.inRepository("resources/jobs.yml"))
        .isEqualTo("projects/taxi/resources/jobs.yml");
    assertThat(findings.inRepository("../shared/./a.yml")).isEqualTo("projects/shared/a.yml");
    assertThat(new Findings("", List.of()).inRepository("../a.yml")).isEqualTo("../a.yml");
  }

  private static List<Diagnostic> diagnostics(Findings findings) {
    return findings.list().stream().map(Finding::diagnostic).toList();
  }
}
