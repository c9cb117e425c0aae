package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceKindTest {

  @Test
  void saysWhichStepADeclarationLacks() {
    KindBuilder half = ResourceKind.of("teapots", "teapot", "x.Teapot").id("name");
    assertThatThrownBy(half::build).hasMessage("kind teapots declares no create");
  }

  @Test
  void putsEachNameIntoOneSegmentOfTheAddress() {
    Endpoint endpoint = Endpoint.of("GET /api/x/{id}/y?name={id}");
    Call call = endpoint.call(Target.id("a/b c"), null);
    assertThat(call.path()).isEqualTo("/api/x/a%2Fb%20c/y");
    assertThat(call.query()).containsEntry("name", "a/b c");
  }

  @Test
  void sendsIdsThatAreNumbersAsNumbers() {
    assertThat(Json.idNode("11").isNumber()).isTrue();
    assertThat(Json.idNode("0101-abc").isTextual()).isTrue();
    assertThat(Json.idNode("12345678901234567890").isTextual()).isTrue();
  }

  @Test
  void keepsThePipelinesTablesWhereTheBundleSaysSo() {
    Operations pipelines = Pipelines.KIND.operations();
    ObjectNode keep = Json.object().put("cascade_on_destroy", false);
    assertThat(pipelines.delete("p", keep))
        .map(ScriptedRest::text)
        .contains("DELETE /api/2.0/pipelines/p?cascade=false");
    ObjectNode drop = Json.object().put("cascade_on_destroy", true);
    assertThat(pipelines.delete("p", drop))
        .map(ScriptedRest::text)
        .contains("DELETE /api/2.0/pipelines/p");
    assertThat(pipelines.create(keep).body()).isEqualTo(Json.object());
  }

  @Test
  void resizesOnlyARunningCluster() {
    Operations clusters = Clusters.KIND.operations();
    assertThat(clusters.isResizable(Json.object().put("state", "RUNNING"))).isTrue();
    assertThat(clusters.isResizable(Json.object().put("state", "TERMINATED"))).isFalse();
    assertThat(Clusters.KIND.rules().at(Path.of("autoscale", "max_workers")))
        .containsExactly(FieldRule.RESIZE);
  }

  @Test
  void renamesAndChangesTheCommentInOneRequest() {
    ObjectNode settings = Json.object().put("name", "new").put("comment", "c");
    Set<Path> changed = Set.of(Path.of("name"), Path.of("comment"));
    assertThat(Catalogs.KIND.operations().rename("old", settings, changed))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.path()).isEqualTo("/api/2.1/unity-catalog/catalogs/old");
          assertThat(call.body())
              .isEqualTo(Json.object().put("comment", "c").put("new_name", "new"));
        });
  }

  @Test
  void tellsReferencesWhereAVolumeIs() {
    ObjectNode volume =
        Json.object().put("catalog_name", "a").put("schema_name", "b").put("name", "c");
    assertThat(Volumes.KIND.operations().remote(volume).path("volume_path").asText())
        .isEqualTo("/Volumes/a/b/c");
  }

  @Test
  void pagesLeaveOutWhereAnObjectLies() {
    assertThat(PostgresCatalogs.KIND.pageOf("catalogs/shop", Json.object()))
        .hasValue("explore/data/shop");
    assertThat(PostgresSyncedTables.KIND.pageOf("synced_tables/a.b.c", Json.object()))
        .hasValue("explore/data/a/b/c");
  }
}
