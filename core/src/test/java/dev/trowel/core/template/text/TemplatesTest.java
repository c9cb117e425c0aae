package dev.trowel.core.template.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trowel.core.template.text.Functions.Function;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TemplatesTest {

  /// Words of the language, parted by a character that is none of it.
  private static final String WORDS =
      """
      {{~}}~{{- ~ -}}~if ~else~end~range ~with ~define ~template ~block ~"a"~`b`~'c'~.~.a~.b~$~$x\
      ~ := ~ = ~, ~ | ~(~)~1~-2.5~0x1F~print ~len ~index ~eq ~ ~
      ~text~{{end}}~{{else}}~{{if .a}}~{{range .b}}~{{.a}}~{{break}}~/*~*/~\\~"~é~🎉~nil~true~%\
      """;

  private static final Templates NONE = Templates.of(TestFunctions.ALL);

  @Property(tries = 300)
  void rendersTextWithoutActionsAsItself(@ForAll String text) {
    String plain = text.replace("{{", "{ {");

    assertThat(NONE.with("a", plain).render("a", null)).isEqualTo(plain);
  }

  @Property(tries = 2000)
  void parsesOrSaysWhere(@ForAll("soup") String text) {
    try {
      NONE.with("a", text);
    } catch (StopException stop) {
      assertThat(stop.diagnostics()).hasSize(1);
      Span span = stop.diagnostics().getFirst().spans().getFirst();
      assertThat(span.line()).isBetween(1, (int) text.lines().count() + 1);
      assertThat(span.column()).isPositive();
    }
  }

  @Property(tries = 2000)
  void rendersTheSameOrStopsTheSame(@ForAll("soup") String text) {
    Map<String, Object> data = Map.of("a", 1L, "b", List.of("x", "y"));

    assertThat(outcome(text, data)).isEqualTo(outcome(text, data));
  }

  private static String outcome(String text, @Nullable Object data) {
    try {
      return NONE.with("a", text).render("a", data);
    } catch (StopException stop) {
      return stop.diagnostics().toString();
    }
  }

  /// Words of the language in any order.
  @Provide
  static Arbitrary<String> soup() {
    Arbitrary<String> words = Arbitraries.of(WORDS.split("~", -1));
    return words.list().ofMaxSize(25).map(list -> String.join("", list));
  }

  @Test
  void replacesEarlierDefinitions() {
    Templates library = NONE.with("lib", "{{define \"x\"}}old{{end}}{{define \"y\"}}kept{{end}}");
    Templates both =
        library
            .with("own", "{{define \"x\"}}new{{end}}{{define \"y\"}} {{end}}")
            .with("a", "{{template \"x\"}} {{template \"y\"}}");

    assertThat(both.render("a", null)).isEqualTo("new kept");
    assertThat(library.with("a", "{{template \"x\"}}").render("a", null)).isEqualTo("old");
  }

  @Test
  void keepsWhatItWasMadeOf() {
    Templates before = NONE.with("a", "1");
    Templates after = before.with("a", "2");

    assertThat(before.render("a", null)).isEqualTo("1");
    assertThat(after.render("a", null)).isEqualTo("2");
    assertThat(after.names()).containsExactly("a");
  }

  @Test
  void prefersFunctionsThatItIsGiven() {
    Templates own = Templates.of(new Functions(Map.of("len", given -> "own", "or", given -> 5L)));

    assertThat(own.with("a", "{{len}}{{or}}").render("a", null)).isEqualTo("own5");
  }

  @Test
  void tellsWhoCalledWhatFails() {
    Diagnostic told =
        fault(
            "{{define \"x\"}}\n"
                + "{{.a}}{{end}}{{define \"y\"}}{{template \"x\" .}}{{end}}{{template \"y\"}}",
            null);

    assertThat(told.spans().getFirst()).hasToString("a:2:3");
    assertThat(told.related())
        .extracting(each -> each.note() + " " + each.span())
        .containsExactly("\"x\" is called here a:2:28", "\"y\" is called here a:2:53");
  }

  @Test
  void suggestsTheNearestName() {
    assertThat(fault("{{.inptu}}", Map.of("input", 1L)).detail()).contains("Did you mean input?");
    assertThat(fault("{{pritnf 1}}", null).detail()).contains("Did you mean printf?");
  }

  @Test
  void namesWhatIsNotThere() {
    assertThatExceptionOfType(StopException.class)
        .isThrownBy(() -> NONE.render("nope", null))
        .withMessage("template \"nope\" not defined");
  }

  @Test
  void letsThroughWhatFunctionsThrow() {
    Diagnostic placed = Diagnostic.error("own-code", "own").in(Span.at("b", 1, 1));

    assertThat(thrown(placed)).containsExactly(placed);
  }

  @Test
  void placesWhatFunctionsThrowWithoutAPlace() {
    assertThat(thrown(Diagnostic.error("own-code", "own")).getFirst().spans().getFirst())
        .hasToString("a:1:21");
  }

  private static List<Diagnostic> thrown(Diagnostic diagnostic) {
    Function stop =
        given -> {
          throw new StopException(diagnostic);
        };
    Templates templates =
        Templates.of(new Functions(Map.of("stop", stop)))
            .with("a", "{{if true}}{{print (stop)}}{{end}}");
    try {
      throw new AssertionError("rendered: " + templates.render("a", null));
    } catch (StopException thrown) {
      return thrown.diagnostics();
    }
  }

  private static Diagnostic fault(String text, @Nullable Object data) {
    try {
      String rendered = NONE.with("a", text).render("a", data);
      throw new AssertionError("rendered: " + rendered);
    } catch (StopException stop) {
      return stop.diagnostics().getFirst();
    }
  }
}
