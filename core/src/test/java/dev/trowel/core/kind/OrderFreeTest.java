package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.ScriptedRest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFreeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a, b, c] | [c, b, a] | [c, b, a]",
        "[b, x] | [a, b] | [x, b]",
        "[b, a] | [a] | [a, b]",
        "[b] | [a, b] | [b]",
        "[a, a, b] | [b, a] | [b, a, a]"
      })
  void putsElementsWhereTheWantedOnesStand(String live, String wanted, String seen) {
    assertThat(OrderFree.sets("l").of(list(live), list(wanted), list("[]"))).isEqualTo(list(seen));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{k: b}, {k: a, v: 1}] | [{k: a, v: 2}, {k: b}] | [{k: a, v: 1}, {k: b}]",
        "[{k: b}, {v: 1}] | [{v: 2}, {k: b}] | [{v: 1}, {k: b}]"
      })
  void tellsElementsApartByTheirKey(String live, String wanted, String seen) {
    assertThat(OrderFree.byKey("l", "k").of(list(live), list(wanted), list("[]")))
        .isEqualTo(list(seen));
  }

  private static ObjectNode list(String yaml) {
    return (ObjectNode) ScriptedRest.tree("{l: " + yaml + "}");
  }
}
