package dev.trowel.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {

  /// The expression of format.md 2.7.
  private static final String SEGMENT = "\\p{L}+([-_]*[\\p{L}\\p{N}]+)*";

  private static final Pattern SPEC =
      Pattern.compile(
          "\\$\\{" + SEGMENT + "(\\." + SEGMENT + "(\\[[0-9]+\\])*)*(\\[[0-9]+\\])*\\}");

  @Test
  void splitsTextIntoLiteralsAndReferences() {
    assertThat(Reference.parse("a${var.x}b${bundle.name}"))
        .containsExactly(
            new Part.Literal("a"),
            new Reference(Path.of("var", "x")),
            new Part.Literal("b"),
            new Reference(Path.of("bundle", "name")));
  }

  @Test
  void readsIndexes() {
    assertThat(Reference.whole("${var.x.list[0][12].name}"))
        .contains(new Reference(Path.of("var", "x", "list").index(0).index(12).field("name")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${var.x-}",
        "${var.x_}",
        "${var..x}",
        "${.x}",
        "${}",
        "${var.1}",
        "${var.x[]}",
        "${var.x[a]}",
        "${var.x[1}",
        "${var x}",
        "${var.x",
        "$var.x",
        "{var.x}",
        "${v[0].x}",
        "${var.x[-1]}"
      })
  void leavesWhatIsNoReference(String text) {
    assertThat(Reference.parse(text)).containsExactly(new Part.Literal(text));
    assertThat(Reference.isIn(text)).isFalse();
  }

  @Test
  void findsTheReferenceInsideABrokenOne() {
    assertThat(Reference.references("${var.${var.x}}"))
        .containsExactly(new Reference(Path.of("var", "x")));
  }

  @ParameterizedTest
  @CsvSource({
    "bundle.x,BUNDLE",
    "workspace.x,WORKSPACE",
    "var.x,VAR",
    "variables.x,VARIABLES",
    "resources.x,RESOURCES",
    "artifacts.x,ARTIFACTS",
    "x.y,OTHER"
  })
  void knowsWhatItsFirstNameSays(String path, Reference.Root root) {
    assertThat(Reference.whole("${" + path + "}").orElseThrow().root()).isEqualTo(root);
  }

  @Test
  void isWholeOnlyWithoutAnythingAround() {
    assertThat(Reference.whole(" ${var.x}")).isEmpty();
    assertThat(Reference.whole("${var.x}${var.y}")).isEmpty();
  }

  @Test
  void staysLinearWhereExpressionsBacktrack() {
    String long1 = "${" + "a-".repeat(200_000) + "}";
    String long2 = "${a".repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(Reference.isIn(long1) || Reference.isIn(long2)).isFalse());
  }

  @Property(tries = 2000)
  void findsWhatTheExpressionOfTheFormatFinds(@ForAll("texts") String text) {
    Matcher matcher = SPEC.matcher(text);
    List<String> expected = matcher.results().map(result -> result.group()).toList();
    assertThat(Reference.references(text).stream().map(Reference::toString).toList())
        .isEqualTo(expected);
  }

  @Property(tries = 500)
  void losesNothing(@ForAll("texts") String text) {
    assertThat(Reference.print(Reference.parse(text))).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("${", "}", "a", "ß", "B2", "-", "_", ".", "[1]", "[", "]", "7", "$", " ")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }
}
