package dev.trowel.schema.shape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SchemasTest {

  static List<String> kinds() {
    return Schemas.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsTheFileOfEachKind(String kind) {
    KindSchema schema = Schemas.kind(kind).orElseThrow();
    assertThat(schema.kind()).isEqualTo(kind);
    assertThat(schema.singular()).isEqualTo(Schemas.singular(kind));
    assertThat(schema.settings().fields()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasEveryTypeAKindRefersTo(String kind) {
    Shape shape = Schemas.resource(kind).orElseThrow();
    assertThat(missing(shape)).isEmpty();
  }

  @Test
  void hasEveryTypeABundleRefersTo() {
    assertThat(missing(Schemas.sections())).isEmpty();
    assertThat(missing(Schemas.bundle())).isEmpty();
  }

  @Test
  void knowsEveryKindBelowResourcesOfABundleAndOfATarget() {
    Shape bundle = Schemas.bundle();
    ObjectOf target = (ObjectOf) bundle.types().resolve(new Ref("bundle.Target"));
    for (ObjectOf holder : List.of(bundle.root(), target)) {
      ObjectOf resources = (ObjectOf) requireNonNull(holder.fields().get("resources"));
      assertThat(resources.fields().keySet()).containsExactlyInAnyOrderElementsOf(Schemas.kinds());
    }
  }

  @Test
  void meansTheSameByOneTypeNameInAllKinds() {
    Map<String, Schema> seen = new HashMap<>();
    for (String kind : Schemas.kinds()) {
      Types types = Schemas.kind(kind).orElseThrow().types();
      types
          .byName()
          .forEach((name, type) -> {
            Schema first = seen.putIfAbsent(name, type);
            assertThat(first == null || first.equals(type)).as(kind + ": " + name).isTrue();
          });
    }
  }

  @Test
  void knowsNoOtherKinds() {
    assertThat(Schemas.kind("job")).isEmpty();
    assertThat(Schemas.resource("teapots")).isEmpty();
    assertThat(Schemas.kinds()).hasSize(33).isSorted();
  }

  @Test
  void callsOneResourceByItsSingular() {
    assertThat(Schemas.singular("postgres_branches")).isEqualTo("postgres_branch");
    assertThat(Schemas.singular("vector_search_indexes")).isEqualTo("vector_search_index");
    assertThat(Schemas.singular("model_serving_endpoints")).isEqualTo("model_serving_endpoint");
  }

  @Test
  void readsTheFacetsOfJobs() {
    Facets facets = Schemas.kind("jobs").orElseThrow().facets();
    assertThat(facets.keyed()).extracting(Facets.Keyed::list).contains("tasks", "job_clusters");
    assertThat(facets.levels()).containsEntry("CAN_RUN", "CAN_MANAGE_RUN");
    assertThat(facets.runsAs()).isEqualTo(Facets.RunsAs.ANYONE);
    assertThat(facets.defaults()).isNotEmpty();
    assertThat(facets.paths())
        .extracting(Facets.LocalPath::mode)
        .contains(Facets.PathMode.NOTEBOOK);
    assertThat(facets.cleared()).isNotEmpty();
    assertThat(facets.presets()).containsKey("jobs_max_concurrent_runs");
  }

  private static Set<String> missing(Shape shape) {
    Set<String> missing = new TreeSet<>();
    Stream.concat(Stream.of(shape.root()), shape.types().byName().values().stream())
        .flatMap(SchemasTest::references)
        .filter(name -> !shape.types().byName().containsKey(name))
        .forEach(missing::add);
    return missing;
  }

  private static Stream<String> references(Schema schema) {
    return switch (schema) {
      case Schema.Scalar _, Schema.Choice _ -> Stream.of();
      case ListOf(Schema element) -> references(element);
      case MapOf(Schema value) -> references(value);
      case ObjectOf type -> type.fields().values().stream().flatMap(SchemasTest::references);
      case Ref(String name) -> Stream.of(name);
    };
  }
}
