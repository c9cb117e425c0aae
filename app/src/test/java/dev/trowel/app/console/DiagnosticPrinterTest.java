package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {

  private final DiagnosticPrinter printer = new DiagnosticPrinter(false);

  @Test
  void printsAllPlacesAligned() {
    Diagnostic diagnostic =
        Diagnostic.error("x", "two of them")
            .at(Path.of("resources", "jobs", "a"))
            .at(Path.of("resources", "jobs", "b"))
            .in(Span.at("databricks.yml", 3, 5))
            .in(Span.at("a.yml", 1, 1))
            .detail("Take one.");

    assertThat(printer.print(Findings.of(List.of(diagnostic))))
        .isEqualTo(
            """
            Error: two of them
              at resources.jobs.a
                 resources.jobs.b
              in databricks.yml:3:5
                 a.yml:1:1

            Take one.

            """);
  }

  @Test
  void printsNothingThatIsNotThere() {
    assertThat(printer.print(Findings.of(List.of(Diagnostic.warning("x", "just so")))))
        .isEqualTo("Warning: just so\n\n");
  }

  @Test
  void namesTheTargetsWhereNotAllAreMeant() {
    Finding finding = new Finding(Diagnostic.error("x", "no"), List.of("dev", "prod"));

    assertThat(printer.print(new Findings("", List.of(finding))))
        .isEqualTo("Error: no\n  of target dev, prod\n\n");
  }

  @Test
  void coloursOnlyTheLabel() {
    assertThat(new DiagnosticPrinter(true).print(Findings.of(List.of(Diagnostic.error("x", "no")))))
        .isEqualTo("\u001b[31mError: \u001b[0mno\n\n");
  }
}
