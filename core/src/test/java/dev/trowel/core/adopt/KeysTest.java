package dev.trowel.core.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

  @ParameterizedTest
  @CsvSource({
    "Train Taxi, train_taxi",
    "[dev ann] Train, dev_ann_train",
    "/Users/ann@example.com/fares, fares",
    "main.ml.fare-2, main_ml_fare_2",
    "'  a -- b  ', a_b"
  })
  void sayWhatTheNameSays(String name, String key) {
    assertThat(Keys.of(name)).isEqualTo(key);
  }

  @Test
  void areThereForNamesOfOtherScripts() {
    assertThat(Keys.of("予測")).isEqualTo("unnamed");
  }

  @ParameterizedTest
  @CsvSource({
    "resources, src/nb.py, ../src/nb.py",
    "conf/jobs, src/nb.py, ../../src/nb.py",
    "resources, resources/nb.py, ./nb.py"
  })
  void filesAreNamedFromWhereTheyAreNamed(String config, String target, String path) {
    assertThat(Sources.relative(config, target)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"main.ml.fare, REGISTERED_MODEL", "fare, MODEL", "a.b, MODEL"})
  void aModelWithANameOfThreePartsIsOfUnityCatalog(String id, Sort sort) {
    assertThat(Sort.MODEL.of(Optional.of(id))).isEqualTo(sort);
  }
}
