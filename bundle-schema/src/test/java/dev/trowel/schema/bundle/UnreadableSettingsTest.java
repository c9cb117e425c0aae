package dev.trowel.schema.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What cannot be read is remembered, as nothing meets it.
final class UnreadableSettingsTest {

  @Test
  void conditionsOfGatesAreNotPassedOver() {
    assertThat(unreadable("metrics: ['f1 >= 0,95', 'f1 > 0']")).containsExactly("f1 >= 0,95");
    assertThat(unreadable("metrics: {a: b}")).containsExactly("metrics");
    assertThat(unreadable("metrics: [{a: b}]")).containsExactly("metrics");
    assertThat(unreadable("max_age: 7 days")).containsExactly("max_age 7 days");
    assertThat(unreadable("tags: {a: {b: c}, d: e}")).containsExactly("tag a");
    assertThat(unreadable("tags: [a]")).containsExactly("tags");
    assertThat(unreadable("approval: {group: ''}")).containsExactly("approval");
    assertThat(unreadable("job: [a]")).containsExactly("job");
    assertThat(unreadable("")).hasSize(1);
    assertThat(
            unreadable(
                "metrics: ['f1 > 0'], max_age: 7d, tags: {a: 1}, approval: {group: g}, job:"
                    + " jobs.a"))
        .isEmpty();
  }

  private static List<String> unreadable(String gate) {
    return GateSettings.of(tree("trowel: {gates: {a: {" + gate + "}}}")).getFirst().unreadable();
  }

  @Test
  void thresholdsAreNotPassedOver() {
    assertThat(places("max_age: 7 days, thresholds: [{metric: f1, above: '4,2'}]"))
        .containsExactly("trowel.health.a.thresholds[0]", "trowel.health.a.max_age");
    assertThat(places("max_age: 7d, thresholds: [{metric: f1, above: '4.2'}]")).isEmpty();
  }

  private static List<String> places(String health) {
    return Health.in(tree("trowel: {health: {a: {" + health + "}}}"))
        .getFirst()
        .unreadable()
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Mapping tree(String text) {
    return (Mapping)
        YamlReader.read("f.yml", text.getBytes(UTF_8), new Diagnostics()).orElseThrow().root();
  }
}
