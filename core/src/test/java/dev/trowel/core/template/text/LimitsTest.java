package dev.trowel.core.template.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trowel.schema.diagnostic.StopException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Templates that would exhaust the machine.
final class LimitsTest {

  @Test
  void stopsTemplatesThatCallThemselves() {
    assertFault(
        "{{define \"x\"}}{{template \"x\"}}{{end}}{{template \"x\"}}",
        "a:1:15 templates call each other more than 100 deep");
  }

  @Test
  void stopsTemplatesThatCallThemselvesTwice() {
    String text =
        "{{define \"x\"}}{{if .}}{{template \"x\" slice . 1}}{{template \"x\" slice ."
            + " 1}}{{end}}{{end}}";
    assertFault(
        text + "{{template \"x\" printf \"%90d\" 1}}",
        "a:1:49 more than 100000 calls of templates");
  }

  @Test
  void stopsDeepCallsOfDeepTemplates() {
    String deep = "{{if true}}".repeat(50) + "{{template \"x\"}}" + "{{end}}".repeat(50);
    assertFault(
        "{{define \"x\"}}" + deep + "{{end}}{{template \"x\"}}",
        "a:1:455 bodies, parentheses and calls lie in each other more than 500 deep");
  }

  @Test
  void stopsLongLoops() {
    assertFault("{{range 2000000000}}{{end}}", "a:1:1 more than 1000000 turns of loops");
    assertFault(
        "{{range 10000}}{{range 10000}}{{end}}{{end}}", "a:1:16 more than 1000000 turns of loops");
  }

  @Test
  void allowsLongLoopsBelowTheLimit() {
    assertThat(render("{{range 900000}}{{end}}done")).isEqualTo("done");
  }

  @Test
  void stopsLongOutput() {
    assertFault(
        "{{$x := printf \"%1000000d\" 1}}{{range 100}}{{$x}}{{end}}",
        "a:1:44 the text is longer than 64 MB");
  }

  @Test
  void stopsTextThatDoubles() {
    assertFault(
        "{{$x := \"0123456789\"}}{{range 100}}{{$x = print $x $x}}{{end}}",
        "a:1:43 the text is longer than 16 MB");
  }

  @Test
  void stopsFunctionsThatMakeTooMuchTogether() {
    assertFault(
        "{{$x := printf \"%1000000d\" 1}}{{range 200}}{{$y := print $x}}{{end}}",
        "a:1:52 functions made more than 128 MB of text");
  }

  @Test
  void stopsValuesThatContainEachOther() {
    assertFault(
        "{{$x := map}}{{range 1000}}{{$x = map1 \"k\" $x}}{{end}}{{$x}}",
        "a:1:55 the value to print is nested more than 200 deep");
  }

  @Test
  void stopsValuesThatDouble() {
    assertFault(
        "{{$x := 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{$x}}",
        "a:1:50 the text is longer than 16 MB");
  }

  @Test
  void stopsDeepParentheses() {
    assertFault("{{" + "(".repeat(100_000), "a:1:103 the template is nested too deep");
  }

  @Test
  void stopsDeepBodies() {
    assertFault("{{if .}}".repeat(100_000), "a:1:801 the template is nested too deep");
  }

  @Test
  void allowsManyBranches() {
    String text = "{{if false}}" + "{{else if false}}".repeat(5_000) + "{{else}}last{{end}}";
    assertThat(render(text)).isEqualTo("last");
  }

  @Test
  void allowsManyComments() {
    assertThat(render("{{/* x */}}".repeat(100_000) + "a")).isEqualTo("a");
  }

  @Test
  void allowsManyStages() {
    assertThat(render("{{1" + " | print".repeat(10_000) + "}}")).isEqualTo("1");
  }

  @Test
  void stopsPatternsThatMatchTooOften() {
    assertFault(
        "{{$x := printf \"%1000000d\" 1}}{{len ((regexp \"\").FindAllString (print $x $x) -1)}}",
        "a:1:38 FindAllString: more than 1000000 matches");
  }

  @Test
  void cutsWidthsThatAreTooGreat() {
    assertThat(render("{{printf \"%99999999d\" 1}}")).startsWith("%!(NOVERB)");
  }

  private static String render(String text) {
    return Templates.of(TestFunctions.ALL).with("a", text).render("a", Map.of());
  }

  private static void assertFault(String text, String expected) {
    assertThatExceptionOfType(StopException.class)
        .isThrownBy(() -> render(text))
        .satisfies(stop ->
            assertThat(
                    stop.diagnostics().getFirst().spans().getFirst()
                        + " "
                        + stop.diagnostics().getFirst().summary())
                .isEqualTo(expected));
  }
}
