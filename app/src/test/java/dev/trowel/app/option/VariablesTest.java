package dev.trowel.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

  @Test
  void readsOneAVariable() {
    assertThat(Variables.of(List.of("a=1", "b=x=y"))).isEqualTo(Map.of("a", "1", "b", "x=y"));
  }

  @Test
  void readsSeveralWithCommas() {
    assertThat(Variables.of(List.of("a=1,b=2"))).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void quotedPartsHoldCommas() {
    assertThat(Variables.of(List.of("\"a=1,2\",b=\"x\",\"c=say \"\"hi\"\"\"")))
        .isEqualTo(Map.of("a", "1,2", "b", "\"x\"", "c", "say \"hi\""));
  }

  @Test
  void lastValueCounts() {
    assertThat(Variables.of(List.of("a=1", "a=2"))).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void emptyValueIsAValue() {
    assertThat(Variables.of(List.of("a="))).isEqualTo(Map.of("a", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=1", "a=1,b", "", "a=1,", "\"a\""})
  void refusesWhatIsNoAssignment(String text) {
    assertThatThrownBy(() -> Variables.of(List.of(text)))
        .isInstanceOf(StopException.class)
        .hasMessageStartingWith("unexpected flag value for variable assignment");
  }
}
