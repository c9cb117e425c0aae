package dev.trowel.core.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.ready.ModelRef.Sort;
import org.junit.jupiter.api.Test;

final class ModelRefTest {

  private static final String NAME = "prod.ml.taxi";

  @Test
  void readsNumbersAndAliases() {
    assertThat(ModelRef.of(NAME, "3")).contains(new ModelRef(NAME, Sort.VERSION, "3"));
    assertThat(ModelRef.of(NAME, "@champion")).contains(new ModelRef(NAME, Sort.ALIAS, "champion"));
  }

  @Test
  void knowsOnlyNamesOfUnityCatalog() {
    assertThat(ModelRef.of("taxi", "3")).isEmpty();
    assertThat(ModelRef.of("${resources.schemas.a.id}.taxi.x", "3")).isEmpty();
    assertThat(ModelRef.of(NAME, "latest")).isEmpty();
    assertThat(ModelRef.of(NAME, "@")).isEmpty();
  }

  @Test
  void findsAddressesInTexts() {
    assertThat(ModelRef.in("--models models:/prod.ml.taxi@champion,models:/prod.ml.tips/2 -v"))
        .extracting(ModelRef::toString)
        .containsExactly("models:/prod.ml.taxi@champion", "models:/prod.ml.tips/2");
  }

  @Test
  void findsStagesOfTheWorkspacesRegistryAsThatWritesThem() {
    assertThat(ModelRef.in("models:/taxi/production/data models:/other/None"))
        .containsExactly(
            new ModelRef("taxi", Sort.STAGE, "Production"),
            new ModelRef("other", Sort.STAGE, "None"));
    assertThat(ModelRef.of("taxi", "Staging"))
        .contains(new ModelRef("taxi", Sort.STAGE, "Staging"));
  }

  @Test
  void numbersThereAndStagesInUnityCatalogAreNoneOfThese() {
    assertThat(
            ModelRef.in(
                "models:/taxi/3 models:/taxi@champion models:/taxi/Productions models:/taxi/latest"
                    + " models:/prod.ml.taxi/latest models:/prod.ml.taxi/Production"))
        .isEmpty();
  }
}
