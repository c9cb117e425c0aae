package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

  @Test
  void listsEveryClassThatDeclaresAKind() throws IOException {
    Path sources = Path.of("src/main/java", KindsTest.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(sources)) {
      long declared = files.filter(KindsTest::declaresKind).count();
      assertThat(Kinds.ALL).hasSize((int) declared).doesNotHaveDuplicates();
    }
  }

  @Test
  void isSortedByName() {
    List<String> names = Kinds.ALL.stream().map(ResourceKind::name).toList();
    assertThat(names).isSorted();
  }

  @Test
  void findsTheKindOfEveryPart() {
    ResourceKey job = ResourceKey.of("jobs", "train");
    assertThat(Kinds.of(job)).contains(Jobs.KIND);
    assertThat(Kinds.of(job.with(Part.PERMISSIONS)))
        .map(ResourceKind::name)
        .contains("jobs.permissions");
    assertThat(Kinds.of(job.with(Part.GRANTS))).isEmpty();
    assertThat(Kinds.of(ResourceKey.of("volumes", "raw").with(Part.GRANTS)))
        .map(ResourceKind::name)
        .contains("volumes.grants");
    assertThat(Kinds.of(ResourceKey.of("teapots", "short"))).isEmpty();
  }

  @Test
  void hasGrantsExactlyWhereItIsSecurable() {
    for (ResourceKind kind : Kinds.ALL) {
      assertThat(kind.grants().isPresent()).isEqualTo(kind.facets().securable().isPresent());
    }
  }

  @Test
  void hasPermissionsExactlyWhereItHasLevels() {
    for (ResourceKind kind : Kinds.ALL) {
      assertThat(kind.permissions().isPresent()).isEqualTo(!kind.facets().levels().isEmpty());
      assertThat(kind.permissions().isPresent()).isEqualTo(kind.facets().ownerLevel().isPresent());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jobs, 11, jobs/11",
    "pipelines, 3f-1, pipelines/3f-1",
    "experiments, 77, ml/experiments/77",
    "models, my model, ml/models/my%20model",
    "registered_models, a.b.c, explore/data/models/a/b/c",
    "model_serving_endpoints, e, ml/endpoints/e",
    "schemas, a.b, explore/data/a/b",
    "volumes, a.b.c, explore/data/volumes/a/b/c",
    "catalogs, a, explore/data/a",
    "quality_monitors, a.b.t, explore/data/a/b/t",
    "clusters, 0101-abc, compute/clusters/0101-abc",
    "apps, fares, apps/fares",
    "database_instances, lake, compute/database-instances/lake",
    "database_catalogs, shop, explore/data/shop",
    "synced_database_tables, a.b.t, explore/data/a/b/t",
    "job_runs, 77, jobs/11/runs/77",
    "dashboards, 01ef, dashboardsv3/01ef/published",
    "genie_spaces, 01ef, genie/rooms/01ef",
    "alerts, 0a-1, sql/alerts-v2/0a-1"
  })
  void knowsThePageOfAnObject(String kind, String id, String page) {
    JsonNode settings = Json.object().put("job_id", 11);
    assertThat(Kinds.named(kind).orElseThrow().pageOf(id, settings)).contains(page);
  }

  private static boolean declaresKind(Path source) {
    try {
      return Files.readString(source).contains("static final ResourceKind KIND");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
