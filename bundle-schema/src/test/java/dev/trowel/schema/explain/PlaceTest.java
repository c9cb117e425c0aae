package dev.trowel.schema.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {

  private static final String BUNDLE =
      """
      bundle: {name: trips}
      variables:
        x: {default: 1, value: 1}
        y: {description: no value}
      resources:
        jobs:
          train:
            name: train
            tags: {"a.b": c, "k[0]": v}
            tasks:
              - {task_key: fit, run_if: ALL_DONE}
              - {task_key: check, libraries: [{pypi: {package: a}}]}
            email_notifications: {on_start: [ann@example.com]}
      """;

  private static Mapping tree() {
    return (Mapping)
        YamlReader.read(
                "databricks.yml", BUNDLE.getBytes(StandardCharsets.UTF_8), new Diagnostics())
            .orElseThrow()
            .root();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "bundle.name, bundle.name",
        "resources.jobs.train.name, resources.jobs.train.name",
        "jobs.train.name, resources.jobs.train.name",
        "jobs.train, resources.jobs.train",
        "jobs['train'].name, resources.jobs.train.name",
        "jobs.train.tags.a.b, resources.jobs.train.tags['a.b']",
        "jobs.train.tags['k[0]'], resources.jobs.train.tags['k[0]']",
        "jobs.train.tasks[fit].run_if, resources.jobs.train.tasks[task_key='fit'].run_if",
        "jobs.train.tasks[0].run_if, resources.jobs.train.tasks[task_key='fit'].run_if",
        "jobs.train.tasks[task_key=fit], resources.jobs.train.tasks[task_key='fit']",
        "jobs.train.tasks[task_key='fit'], resources.jobs.train.tasks[task_key='fit']",
        "jobs.train.tasks[check].libraries[0].pypi,"
            + " resources.jobs.train.tasks[task_key='check'].libraries[0].pypi",
        "jobs.train.email_notifications.on_start[ann@example.com],"
            + " resources.jobs.train.email_notifications.on_start[0]",
        "var.x, variables.x.value",
        "var.y.description, variables.y.description",
      })
  void findsWhatIsMeant(String text, String path) {
    assertThat(Place.find(text, tree())).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "jobs..name", "jobs.train[", "jobs.train[]", "jobs[train]name"})
  void refusesWhatIsNoPath(String text) {
    assertThatThrownBy(() -> Place.find(text, tree())).isInstanceOf(StopException.class);
  }

  @Test
  void suggestsWhatIsThere() {
    assertThatThrownBy(() -> Place.find("jobs.train.tasks[fti]", tree()))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.diagnostics().getFirst().detail())
                    .isEqualTo("Did you mean fit?\nresources.jobs.train.tasks has fit, check."));
  }

  @Test
  void saysWhereAValueHoldsNothing() {
    assertThatThrownBy(() -> Place.find("bundle.name.first", tree()))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> {
              assertThat(stop.diagnostics().getFirst().spans().getFirst())
                  .hasToString("databricks.yml:1:16");
              assertThat(stop.diagnostics().getFirst().detail())
                  .isEqualTo("bundle.name holds nothing more.");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "jobs.train.nmae, databricks.yml:7:5",
    "jobs.train.tasks[fti], databricks.yml:10:7",
    "jobs.train.tasks[fit].nmae, databricks.yml:11:11",
    "bnudle, databricks.yml",
  })
  void pointsToTheKeyOfWhatDoesNotHoldIt(String text, String place) {
    assertThatThrownBy(() -> Place.find(text, tree()))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.diagnostics().getFirst().spans()).first().hasToString(place));
  }
}
