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

    assertThat(printer.print(List.of(diagnostic)))
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
    assertThat(printer.print(List.of(Diagnostic.warning("x", "just so"))))
        .isEqualTo("Warning: just so\n\n");
  }

  @Test
  void sortsByPlaceAndPutsThoseWithoutOneLast() {
    Diagnostic nowhere = Diagnostic.error("x", "nowhere");
    Diagnostic late = Diagnostic.error("x", "late").in(Span.at("b.yml", 2, 1));
    Diagnostic middle = Diagnostic.warning("x", "middle").in(Span.at("a.yml", 10, 1));
    Diagnostic early = Diagnostic.recommendation("x", "early").in(Span.at("a.yml", 9, 1));

    assertThat(DiagnosticPrinter.sorted(List.of(nowhere, late, middle, early)))
        .containsExactly(early, middle, late, nowhere);
  }

  @Test
  void sortsTheGravestFirstAtOnePlace() {
    Diagnostic warning = Diagnostic.warning("x", "a").in(Span.at("a.yml", 1, 1));
    Diagnostic error = Diagnostic.error("x", "b").in(Span.at("a.yml", 1, 1));

    assertThat(DiagnosticPrinter.sorted(List.of(warning, error))).containsExactly(error, warning);
  }

  @Test
  void coloursOnlyTheLabel() {
    assertThat(new DiagnosticPrinter(true).print(List.of(Diagnostic.error("x", "no"))))
        .isEqualTo("\u001b[31mError: \u001b[0mno\n\n");
  }
}
