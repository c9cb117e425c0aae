package dev.trowel.core.imports.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameTest {

  @Test
  void takesTheNameOfAnEnvironmentAsItIs() {
    List<Value> values = List.of(Made.text("a-dev[x"), Made.text("a-p.d"));

    assertThat(Same.byTarget(values, List.of("dev[x", "p.d")).orElseThrow())
        .isInstanceOfSatisfying(
            Value.Text.class, text -> assertThat(text.text()).isEqualTo("a-${bundle.target}"));
    assertThat(Same.byTarget(List.of(Made.text("a-pad")), List.of("p.d"))).isEmpty();
  }
}
