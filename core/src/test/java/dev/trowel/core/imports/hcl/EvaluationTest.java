package dev.trowel.core.imports.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

  private static final Path DOCS = Path.of(System.getProperty("trowel.root"), "docs/import.md");

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1 + 2 * 3 # 7",
        "(1 + 2) * -3 # -9",
        "7 % 4 == 3 && !false # true",
        "1.50 # 1.5",
        "\"a${1 + 1}b\" # \"a2b\"",
        "\"${var.n}\" # 3",
        "\"$${x} \\\" \\u00e9\" # \"${x} \\\" é\"",
        "var.name == \"taxi\" ? [1, 2,] : [] # [1,2]",
        "{ a = 1, \"b\" : 2, (var.name) = 3 } # {\"a\":1,\"b\":2,\"taxi\":3}",
        "[for x in [1, 2, 3] : x * 2 if x != 2] # [2,6]",
        "{for k, v in {a = 1} : upper(k) => v} # {\"A\":1}",
        "[for i, x in [\"a\"] : \"${i}${x}\"] # [\"0a\"]",
        "[{n = 1}, {n = 2}][*].n # [1,2]",
        "var.list[1] # \"b\"",
        "merge({a = 1}, {b = 2}).b # 2",
        "join(\",\", concat([\"a\"], var.list)) # \"a,a,b\"",
        "format(\"%s-%d%%\", var.name, 4) # \"taxi-4%\"",
        "lookup({a = 1}, \"b\", 5) # 5",
        "jsonencode({a = [1]}) # \"{\\\"a\\\":[1]}\"",
        "try(var.nothing, 1) # 1",
        "can(var.nothing) # false",
        "coalesce(\"\", null, \"x\") # \"x\"",
        "max([1, 3]...) # 3",
        "null # null",
        "replace(\"a-b\", \"-\", \"_\") # \"a_b\"",
        "element([\"a\", \"b\"], 3) # \"b\"",
        "\"%{ if true }a%{ else }b%{ endif }\" # \"a\"",
        "\"%{ if var.n > 5 }a%{ endif }\" # \"\"",
        "\"%{ for x in [1, 2] }${x},%{ endfor }\" # \"1,2,\"",
        "\"%{ for k, v in {b = 1, a = 2} }${k}${v}%{ endfor }\" # \"a2b1\"",
        "\"a ${~ var.n ~} b\" # \"a3b\"",
        "templatefile(\"list.tpl\", {names = var.list, on = true}) # \"on\\n  - a\\n  - b\\n3\"",
        "{for x in [\"ab\", \"ac\", \"b\"] : substr(x, 0, 1) => x...}"
            + " # {\"a\":[\"ab\",\"ac\"],\"b\":[\"b\"]}",
        "[{n = [1]}, {n = [2]}][*].n[0] # [1,2]",
        "[{n = [1]}, {n = [2]}].*.n[0] # [1]",
        "[for k, v in {b = 1, a = 2} : k] # [\"a\",\"b\"]",
        "toset([\"b\", \"a\", \"b\"]) # [\"a\",\"b\"]",
        "setsubtract([\"b\", \"a\"], [\"a\"]) # [\"b\"]",
        "jsonencode({b = 1, a = \"<&>\"})"
            + " # \"{\\\"a\\\":\\\"\\\\u003c\\\\u0026\\\\u003e\\\",\\\"b\\\":1}\"",
        "yamldecode(\"a: [1, b]\") # {\"a\":[1,\"b\"]}",
        "jsondecode(\"{\\\"a\\\": 1}\").a # 1",
        "slice(range(5), 1, 3) # [1,2]",
        "sort(reverse([\"a\", \"b\"])) # [\"a\",\"b\"]",
        "zipmap([\"a\"], [1]) # {\"a\":1}",
        "one([]) # null",
        "alltrue([true, false]) || anytrue([true, false]) # true",
        "startswith(\"ab\", \"a\") && endswith(\"ab\", \"b\") && strcontains(\"ab\", \"b\") # true",
      })
  void evaluates(String expression, String json) {
    assertThat(value(expression)).isEqualTo(json);
  }

  @Test
  void readsHeredocs() {
    String text = "<<-EOT\n    one ${var.name}\n      two\n\n    EOT";

    assertThat(value(text)).isEqualTo("\"one taxi\\n  two\\n\\n\"");
  }

  @Test
  void readsWhatStandsInAHeredocOverSeveralLines() {
    String text = "<<-EOT\n  %{ for x in [1, 2] ~}\n  - ${\n      x\n  } z\n  %{ endfor ~}\n  EOT";

    assertThat(value(text)).isEqualTo("\"- 1 z\\n- 2 z\\n\"");
  }

  @Test
  void refusesDirectivesTooDeepInEachOther() {
    assertThatThrownBy(() -> value("\"" + "%{ if true }".repeat(100_000) + "\""))
        .isInstanceOf(StopException.class);
  }

  @Test
  void givesUpATextThatDoublesItself() {
    StringBuilder text = new StringBuilder("\"0123456789\"");
    for (int i = 0; i < 12; i++) {
      text.insert(0, "[for x in [").append("] : \"${x}${x}${x}${x}\"][0]");
    }

    assertThat(fault(() -> value(text.toString())).summary()).contains("longer than any text");
  }

  @Test
  void readsOverSeveralLines() {
    String text = "[ # first\n 1, // second\n /* third */ 2\n]";

    assertThat(value(text)).isEqualTo("[1,2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "timestamp() # a.tf:1:5",
        "[1, var.nothing] # a.tf:1:9",
        "\"a${uuid()}\" # a.tf:1:9",
        "1 / 0 # a.tf:1:5",
        "length(1) # a.tf:1:5",
        "lower() # a.tf:1:5",
        "templatefile(\"missing.tpl\", {}) # missing.tpl:1:8",
        "templatefile(\"nested.tpl\", {}) # nested.tpl:1:8",
        "templatefile(\"broken.tpl\", {}) # broken.tpl:1:3",
        "jsondecode(\"{\") # a.tf:1:5",
        "range(1000000) # a.tf:1:5",
        "one([1, 2]) # a.tf:1:5",
        "var.list[9] # a.tf:1:5",
      })
  void tellsWhereNothingIsKnown(String expression, String place) {
    Diagnostic told = fault(() -> value(expression));

    assertThat(told.code()).isEqualTo("import-left-out");
    assertThat(told.spans().getFirst()).hasToString(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a = # a.tf:1:4",
        "a = [1 # a.tf:1:7",
        "a = \"x # a.tf:1:5",
        "a = 1 2 # a.tf:1:7",
        "a = 1.2.3 # a.tf:1:5",
        "a = \"\\q\" # a.tf:1:6",
        "a = <<EOT # a.tf:1:5",
        "job \"x\" # a.tf:1:8",
        "job \"x\" { # a.tf:1:10",
        "} # a.tf:1:1",
        "a = 1 /* # a.tf:1:7",
        "a = {b 1} # a.tf:1:8",
        "a = [for x 1] # a.tf:1:12",
        "a = ${b} # a.tf:1:5",
        "a = \"%{ if x }\" # a.tf:1:6",
        "a = \"%{ endif }\" # a.tf:1:6",
        "a = \"%{ what }\" # a.tf:1:6",
      })
  void tellsWhereItCannotBeRead(String text, String place) {
    Diagnostic told = fault(() -> Parser.parse("a.tf", text));

    assertThat(told.code()).isEqualTo("syntax");
    assertThat(told.spans().getFirst()).hasToString(place);
  }

  @Test
  void refusesAnAttributeThatIsThereTwice() {
    Diagnostic told = fault(() -> Parser.parse("a.tf", "a = 1\na = 2\n"));

    assertThat(told.spans().getFirst()).hasToString("a.tf:2:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "!", "{a="})
  void refusesWhatIsTooDeepInItself(String open) {
    assertThatThrownBy(() -> Parser.parse("a.tf", "a = " + open.repeat(100_000)))
        .isInstanceOf(StopException.class);
  }

  @Test
  void takesWhatFollowsEachOtherBesideEachOther() {
    assertThat(value("1" + " + 1".repeat(100_000))).isEqualTo("100001");
    assertThat(value("8 - 4 - 2 * 3 / 2 + 1 == 2 || false && true")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {".a", "[0]"})
  void refusesAReferenceOfTooManySteps(String step) {
    Diagnostic told = fault(() -> Parser.parse("a.tf", "a = b" + step.repeat(100_000)));

    assertThat(told.spans().getFirst()).hasToString("a.tf:1:5");
  }

  @Test
  void refusesBlocksTooDeepInEachOther() {
    assertThatThrownBy(() -> Parser.parse("a.tf", "a {\n".repeat(100_000)))
        .isInstanceOf(StopException.class);
  }

  @Test
  void keepsTheOrderOfBlocksAndTheirLabels() {
    Body body = Parser.parse("a.tf", "resource \"t\" \"n\" {\n  b {}\n  c { x = 1 }\n}\r\n");

    assertThat(body.blocks().getFirst().labels()).containsExactly("t", "n");
    assertThat(body.blocks().getFirst().body().blocks())
        .extracting(Body.Block::type)
        .containsExactly("b", "c");
  }

  static List<String> documented() throws IOException {
    String text = Files.readString(DOCS);
    String list = text.substring(text.indexOf("`abspath "), text.indexOf(" values`.") + 8);
    return Stream.of(list.substring(1, list.length() - 1).split("\\s+")).toList();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void knowsTheFunctionsOfTheManual(String name) {
    String unknown = "the function %s is not known here".formatted(name);
    try {
      value(name + "()");
    } catch (StopException told) {
      assertThat(told.diagnostics().getFirst().summary()).isNotEqualTo(unknown);
    }
  }

  private static Diagnostic fault(Runnable call) {
    try {
      call.run();
    } catch (StopException stop) {
      return stop.diagnostics().getFirst();
    }
    throw new AssertionError("nothing is wrong");
  }

  private static String value(String expression) {
    Optional<Expression> read = Parser.parse("a.tf", "x = " + expression + "\n").value("x");
    return Json.reveal(evaluation().of(read.orElseThrow())).toString();
  }

  private static String template(String path) {
    return switch (path) {
      case "list.tpl" ->
          """
          %{ if on ~}
          on
          %{ endif ~}
          %{ for x in names ~}
            - ${x}
          %{ endfor ~}
          ${length([1, 2, 3])}\
          """;
      case "missing.tpl" -> "some ${name}";
      case "nested.tpl" -> "some ${file(\"other.tpl\")}";
      case "broken.tpl" -> "${";
      default -> "content of " + path;
    };
  }

  private static Evaluation evaluation() {
    Body known = Parser.parse("known.tf", "n = 3\nname = \"taxi\"\nlist = [\"a\", \"b\"]\n");
    References references =
        (Span span, List<String> steps) -> {
          Optional<Expression> found = known.value(steps.get(1));
          Value value =
              evaluation().of(found.orElseThrow(() -> Unknown.at(span, "no " + steps.get(1))));
          return new References.Found(value, 2);
        };
    return new Evaluation(
        references, new Functions((_, path) -> new NamedFiles.File(path, template(path))));
  }
}
