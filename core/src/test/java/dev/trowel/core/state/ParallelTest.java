package dev.trowel.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 1000})
  void slicesGiveEachResultInItsPlace(int count) {
    List<Integer> values = IntStream.range(0, count).boxed().toList();
    assertThat(Parallel.slices(values, value -> 2 * value))
        .isEqualTo(values.stream().map(value -> 2 * value).toList());
  }

  @Test
  void aFailureInASliceIsThrown() {
    List<Integer> values = IntStream.range(0, 100).boxed().toList();
    assertThatThrownBy(() -> Parallel.slices(values, ParallelTest::refuseFifty))
        .asInstanceOf(type(StopException.class))
        .satisfies(stop ->
            assertThat(stop.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("not fifty"));
  }

  private static int refuseFifty(int value) {
    if (value == 50) {
      throw new StopException(Diagnostic.error("local-files", "not fifty"));
    }
    return value;
  }
}
