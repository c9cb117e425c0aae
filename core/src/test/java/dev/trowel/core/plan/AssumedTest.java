package dev.trowel.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssumedTest {

  private static final ResourceKind VOLUMES = Kinds.named("volumes").orElseThrow();
  private static final ObjectNode LIVE =
      tree("{catalog_name: main, schema_name: ml, name: raw, comment: by hand}");

  @Test
  void whatIsRecordedNeedsNoAssumption() {
    Recorded recorded = new Recorded("main.ml.raw", tree("{comment: old}"), List.of());
    assertThat(Assumed.settings(VOLUMES, recorded, wanted("{name: x}"), LIVE))
        .isEqualTo(tree("{comment: old}"));
  }

  @Test
  void nothingWasChangedWhereTheSettingsLeadToTheSameId() {
    String settings = "{catalog_name: Main, schema_name: ml, name: raw, comment: new}";
    assertThat(assumed("main.ml.raw", settings)).isEqualTo(tree(settings));
  }

  @Test
  void whatMakesUpTheIdWasChangedWhereTheyLeadToAnother() {
    assertThat(assumed("main.ml.raw", "{catalog_name: main, schema_name: ml2, name: raw}"))
        .isEqualTo(tree("{catalog_name: main, schema_name: ml, name: raw}"));
  }

  @Test
  void nothingCanBeSaidWhileAReferenceIsOpen() {
    String settings = "{catalog_name: main, schema_name: \"${resources.schemas.s.name}\", name: r}";
    assertThat(assumed("main.ml.raw", settings)).isEqualTo(tree(settings));
  }

  @Test
  void onlyAssumedValuesAreNotTold() {
    Difference difference =
        Classifier.differences(VOLUMES, tree("{comment: a}"), wanted("{comment: a}"), LIVE).stream()
            .filter(each -> each.path().toString().equals("comment"))
            .findFirst()
            .orElseThrow();
    assertThat(difference.isDrift()).isTrue();

    Recorded recorded = Recorded.unknown("1", List.of());
    assertThat(Assumed.told(VOLUMES, List.of(difference), recorded))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.recorded()).isNull();
          assertThat(told.isDrift()).isFalse();
          assertThat(told.verdict()).isEqualTo(difference.verdict());
        });
  }

  private static JsonNode assumed(String id, String settings) {
    Recorded recorded = Recorded.unknown(id, List.of());
    return Assumed.settings(VOLUMES, recorded, wanted(settings), LIVE);
  }

  private static Settings wanted(String settings) {
    return Settings.of(tree(settings), FieldTypes.NONE);
  }

  private static ObjectNode tree(String yaml) {
    return (ObjectNode) Yaml.yaml(yaml);
  }
}
