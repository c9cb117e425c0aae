package dev.trowel.schema.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionConstraintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">= 0.218.0 | true",
        ">= 1.14.0 | true",
        "> 1.14.0 | false",
        "> 1.13.9 | true",
        "<= 1.14.0 | true",
        "< 1.14.0 | false",
        "1.14.0 | true",
        "= 1.14.0 | true",
        "v1.14.0 | true",
        "1.13.0 | false",
        "!= 1.14.0 | false",
        "1.14.* | true",
        "1.* | true",
        "* | true",
        "0.2.* | false",
        "1.14 | true",
        ">= 0.218.0, <= 2.0.0 | true",
        ">= 0.218.0, <= 1.0.0 | false",
        ">=0.218.0,<2 | true",
        "~1.14.0 | true",
        "~1.13.0 | false",
        "^1.2.0 | true",
        "^0.14.0 | false",
        "^2.0.0 | false"
      })
  void acceptsVersion1_14_0(String constraint, boolean accepted) {
    assertThat(VersionConstraint.of(constraint).orElseThrow().accepts(List.of(1, 14, 0)))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "latest", "1.2.3.4", ">= 1.0.0,", "=> 1.0.0", "1.2.3-beta", "99999999999"})
  void refusesWhatIsNoConstraint(String text) {
    assertThat(VersionConstraint.of(text)).isEmpty();
  }
}
