package dev.trowel.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

  private static final String OPTION = "--params";

  @Property(tries = 300)
  void readsBackEveryList(@ForAll @Size(min = 1, max = 5) List<String> elements) {
    String typed = elements.stream().map(Pairs::quoted).collect(Collectors.joining(","));

    assertThat(Pairs.list(OPTION, List.of(typed))).isEqualTo(elements);
  }

  @Property(tries = 300)
  void readsBackEveryPair(
      @ForAll @Size(min = 1, max = 4) Map<@AlphaChars @NotEmpty String, String> pairs) {
    String typed =
        pairs.entrySet().stream()
            .map(pair -> Pairs.quoted(pair.getKey() + "=" + pair.getValue()))
            .collect(Collectors.joining(","));

    assertThat(Pairs.pairs(OPTION, List.of(typed))).isEqualTo(pairs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1 | {a=1}",
        "a=1,b=2 | {a=1, b=2}",
        "a=x,y | {a=x,y}",
        "a= | {a=}",
        "\"a=x,y\",b=z=1 | {a=x,y, b=z=1}",
      })
  void readsPairsAsTheyAreTyped(String typed, String pairs) {
    assertThat(Pairs.pairs(OPTION, List.of(typed))).hasToString(pairs);
  }

  @Test
  void ofTwoPairsWithOneNameTheLastCounts() {
    assertThat(Pairs.pairs(OPTION, List.of("a=1", "a=2"))).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void refusesWhatIsNoPair() {
    assertThatThrownBy(() -> Pairs.pairs(OPTION, List.of("a")))
        .hasMessageContaining("--params has no name and value: a");
    assertThatThrownBy(() -> Pairs.pairs(OPTION, List.of("=a")))
        .hasMessageContaining("no name and value");
    assertThatThrownBy(() -> Pairs.list(OPTION, List.of("\"a")))
        .hasMessageContaining("a quote that is not closed");
  }
}
