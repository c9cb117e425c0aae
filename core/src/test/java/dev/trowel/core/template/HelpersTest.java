package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.template.text.Templates;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpersTest {

  private static final String PRINCIPAL = "8a7d4b0e-1c2d-4e3f-9a8b-7c6d5e4f3a2b";

  @ParameterizedTest
  @CsvSource({
    "https://adb-1.2.azuredatabricks.net, Standard_D3_v2",
    "https://adb-1.2.databricks.azure.us, Standard_D3_v2",
    "https://1.2.gcp.databricks.com, n1-standard-4",
    "https://dbc-1.cloud.databricks.com, i3.xlarge",
  })
  void knowsTheSmallestMachineOfEachCloud(String host, String type) {
    assertThat(render("{{smallest_node_type}}", new TestFacts(host, "ann", ""))).isEqualTo(type);
  }

  @Test
  void asksTheWorkspaceForItsFacts() {
    String template =
        "{{workspace_host}} {{user_name}} {{short_name}} {{default_catalog}}"
            + " {{is_service_principal}}";
    assertThat(render(template, new TestFacts()))
        .isEqualTo("https://adb-1.2.azuredatabricks.net jane.doe@example.com jane_doe main false");
    assertThat(render("{{is_service_principal}}", new TestFacts("h", PRINCIPAL, "")))
        .isEqualTo("true");
  }

  @Test
  void hasOneIdentifierForTheBundleAndManyOthers() {
    String[] made =
        render("{{bundle_uuid}} {{bundle_uuid}} {{uuid}}", new TestFacts()).split(" ", -1);
    assertThat(made[0]).isEqualTo(made[1]).isNotEqualTo(made[2]).hasSize(36);
  }

  @Test
  void failsInTheWordsOfTheTemplate() {
    assertThatThrownBy(() -> render("{{fail `%s has %d` `a` 3}}", new TestFacts()))
        .isInstanceOf(StopException.class)
        .hasMessage("a has 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{fail}}",
        "{{upper 3}}",
        "{{upper `a` `b`}}",
        "{{random_int 0}}",
        "{{random_int `3`}}",
        "{{uuid 1}}",
        "{{pair 1 2}}",
        "{{map 1}}",
        "{{map (pair `a` 1) (pair `a` 2)}}",
        "{{regexp `(`}}",
      })
  void refusesOtherArguments(String template) {
    assertThatThrownBy(() -> render(template, new TestFacts())).isInstanceOf(StopException.class);
  }

  private static String render(String template, WorkspaceFacts facts) {
    return Templates.of(new Helpers(facts, UUID.randomUUID()).with(_ -> ""))
        .with("test", template)
        .render("test", Map.of());
  }
}
