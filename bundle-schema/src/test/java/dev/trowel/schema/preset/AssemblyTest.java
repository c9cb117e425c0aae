package dev.trowel.schema.preset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.cases.CaseFiles;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.interpolate.Lookup;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a resource of a bundle is more, or less, than what its tree shows.
final class AssemblyTest {

  @TempDir Path folder;

  @Test
  void aScopeListsItsMakerAndIsSortedThoughTheTreeIsNot() {
    Bundle bundle =
        bundle(
            """
            secret_scopes:
              s:
                name: s
                permissions: [{level: READ, user_name: a@example.com}, {level: READ, group_name: z}]
            """);

    assertThat(texts(resource(bundle, "secret_scopes", "s").permissions()))
        .containsExactly(
            "{\"level\":\"READ\",\"group_name\":\"z\"}",
            "{\"level\":\"READ\",\"user_name\":\"a@example.com\"}",
            "{\"level\":\"MANAGE\",\"user_name\":\"jane.doe@example.com\"}");
    assertThat(Values.items(bundle.tree(), "resources", "secret_scopes", "s", "permissions"))
        .hasSize(2);
  }

  @Test
  void aScopeWithoutPermissionsListsItsMakerToo() {
    Bundle bundle = bundle("secret_scopes: {s: {name: s}}");

    assertThat(resource(bundle, "secret_scopes", "s").permissions()).hasSize(1);
    assertThat(Values.find(bundle.tree(), "resources", "secret_scopes", "s", "permissions"))
        .isNull();
  }

  @Test
  void thePrincipalsHighestLevelCounts() {
    Bundle bundle =
        bundle(
            """
            secret_scopes:
              s:
                name: s
                permissions: [{level: READ, group_name: g}, {level: WRITE, group_name: g}]
            """);

    assertThat(texts(resource(bundle, "secret_scopes", "s").permissions()))
        .first()
        .isEqualTo("{\"level\":\"WRITE\",\"group_name\":\"g\"}");
  }

  @Test
  void whetherComputeRunsIsASetting() {
    Bundle bundle =
        bundle(
            "sql_warehouses: {w: {name: w, lifecycle: {started: false, prevent_destroy: true}}}");

    JsonNode settings = Json.reveal(resource(bundle, "sql_warehouses", "w").settings());
    assertThat(settings.path("lifecycle")).hasToString("{\"started\":false}");
    assertThat(resource(bundle, "sql_warehouses", "w").preventDestroy()).isTrue();
  }

  @Test
  void aUrlOfItsOwnIsASettingAndOneOfTheWorkspaceIsNot() {
    Bundle bundle =
        bundle(
            """
            external_locations: {l: {name: l, url: "s3://x", credential_name: c}}
            jobs: {j: {name: j, url: "https://x", id: "1"}}
            """);

    assertThat(resource(bundle, "external_locations", "l").settings().get("url")).isNotNull();
    assertThat(resource(bundle, "jobs", "j").settings().get("url")).isNull();
    assertThat(resource(bundle, "jobs", "j").settings().get("id")).isNull();
  }

  @Test
  void aSecretIsShownNowhereAndSentInClear() {
    Bundle bundle =
        bundle(
            """
            secrets: {k: {name: k, catalog_name: c, schema_name: s, value: "${var.key}"}}
            jobs: {j: {name: j, description: "with ${var.key}"}}
            """);

    assertThat(bundle.tree().toString()).doesNotContain("hunter2");
    assertThat(Json.reveal(resource(bundle, "secrets", "k").settings()).path("value").asText())
        .isEqualTo("hunter2");
  }

  private Bundle bundle(String resources) {
    String text = "bundle: {name: b}\nvariables: {key: {}}\nresources:\n" + resources.indent(2);
    CaseFiles.write(Map.of("databricks.yml", text), folder);
    Diagnostics diagnostics = new Diagnostics();
    CurrentUser jane = new CurrentUser("jane.doe@example.com", "7", "", List.of());
    Bundle bundle =
        Resolution.resolve(
            BundleReader.select(folder, new Options(null, Map.of())),
            Inputs.of(Map.of("key", "hunter2")),
            new Facts(Optional.of(jane), GitFacts.none(), Optional.empty(), Lookup.offline()),
            diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    return bundle;
  }

  private static Resource resource(Bundle bundle, String kind, String name) {
    return requireNonNull(bundle.resources().get(ResourceKey.of(kind, name)));
  }

  private static List<String> texts(List<Value> values) {
    return values.stream().map(value -> Json.reveal(value).toString()).toList();
  }
}
