package dev.trowel.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.metric.ComparisonParser.Parsed;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonParserTest {
  private static final Map<String, Double> OWN = Map.of("f1", 0.9, "rmse", 4.0, "val-loss", 2.0);
  private static final Map<String, Double> CHAMPIONS = Map.of("f1", 0.8, "rmse", 5.0);

  @ParameterizedTest
  @CsvSource({
    "f1 >= 0.9, true",
    "f1 > 0.9, false",
    "f1 <= 9e-1, true",
    "f1 < .5 + 1, unreadable",
    "f1 == 0.9, true",
    "f1 >= champion + 0.05, true",
    "f1 >= champion + 0.05 * 4, false",
    "f1 >= (champion + 0.05) * 4, false",
    "rmse <= champion.rmse - 1, true",
    "rmse <= champion - 0.5 - 1, false",
    "rmse <= -champion + 10, true",
    "`val-loss` < rmse / 2 + 0.1, true",
    "f1 >= `champion`, unknown",
    "f1 >= auc, unknown",
  })
  void meansWhatItSays(String text, String meaning) {
    assertThat(meaning(text)).isEqualTo(meaning);
  }

  private static String meaning(String text) {
    if (!(ComparisonParser.parse(text) instanceof Parsed.Good(Comparison comparison))) {
      return "unreadable";
    }
    OptionalDouble bound =
        comparison
            .bound()
            .value(term ->
                switch (term) {
                  case Term.Own(String metric) -> known(OWN, metric);
                  case Term.Champions(String metric) -> known(CHAMPIONS, metric);
                  case Term.Number _, Term.Pair _ -> OptionalDouble.empty();
                });
    double own = known(OWN, comparison.metric()).orElseThrow();
    return bound.isEmpty()
        ? "unknown"
        : Boolean.toString(comparison.order().holds(own, bound.getAsDouble()));
  }

  private static OptionalDouble known(Map<String, Double> metrics, String name) {
    return metrics.containsKey(name)
        ? OptionalDouble.of(metrics.get(name))
        : OptionalDouble.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, the name of a metric",
    "'>= 2', 0, the name of a metric",
    "f1, 2, '>=, <=, >, < or =='",
    "'f1 => 2', 3, '>=, <=, >, < or =='",
    "'f1 >=', 5, 'a number, a metric or champion'",
    "'f1 >= 2 3', 8, the end",
    "'f1 >= (2', 8, ')'",
    "'f1 >= champion.', 15, the name of a metric",
    "'f1 >= `a', 6, a name between two backticks",
    "'val-f1 >= 2', 3, '>=, <=, >, < or =='",
  })
  void saysWhereItCannotBeRead(String text, int column, String expected) {
    assertThat(ComparisonParser.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Bad.class,
            bad -> {
              assertThat(bad.column()).isEqualTo(column);
              assertThat(bad.reason()).startsWith(expected);
            });
  }

  @Property
  void neitherFailsNorPointsOutsideWhateverIsWritten(@ForAll String text) {
    if (ComparisonParser.parse(text) instanceof Parsed.Bad(int column, String _)) {
      assertThat(column).isBetween(0, text.length());
    }
  }

  @Property
  void differencesCountFromTheLeft(
      @ForAll @DoubleRange(min = 0, max = 100) double a,
      @ForAll @DoubleRange(min = 0, max = 100) double b,
      @ForAll @DoubleRange(min = 0, max = 100) double c) {
    String text = "x == " + plain(a) + " - " + plain(b) + " - " + plain(c);

    assertThat(ComparisonParser.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Good.class,
            good ->
                assertThat(good.comparison().bound().value(_ -> OptionalDouble.empty()))
                    .hasValue(
                        Double.parseDouble(plain(a))
                            - Double.parseDouble(plain(b))
                            - Double.parseDouble(plain(c))));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
