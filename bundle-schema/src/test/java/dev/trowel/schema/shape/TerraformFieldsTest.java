package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.shape.Schema.ObjectOf;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerraformFieldsTest {

  /// Fields that only the workspace tells of.
  private static final Set<String> OUTPUTS = Set.of("endpoint_id");

  static List<String> kinds() {
    return Schemas.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void renamesToFieldsOfTheKind(String kind) {
    KindSchema schema = Schemas.kind(kind).orElseThrow();

    Schemas.terraform(kind)
        .renamed()
        .forEach((old, today) -> {
          List<String> names = List.of(old.split("\\.", -1));
          Optional<ObjectOf> parent = object(schema, names.subList(0, names.size() - 1));
          assertThat(parent).as(old).isPresent();
          Set<String> fields = parent.orElseThrow().fields().keySet();
          assertThat(fields).as(old).doesNotContain(names.getLast());
          assertThat(fields.contains(today) || OUTPUTS.contains(today)).as(today).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesNoFieldOfTheKind(String kind) {
    assertThat(Schemas.terraform(kind).only())
        .noneMatch(Schemas.kind(kind).orElseThrow().settings().fields()::containsKey);
  }

  private static Optional<ObjectOf> object(KindSchema schema, List<String> names) {
    Optional<Schema> at = Optional.of(schema.settings());
    for (String name : names) {
      at =
          at.map(type -> element(schema, type))
              .filter(ObjectOf.class::isInstance)
              .map(type -> ((ObjectOf) type).fields().get(name));
    }
    return at.map(type -> element(schema, type))
        .filter(ObjectOf.class::isInstance)
        .map(ObjectOf.class::cast);
  }

  private static Schema element(KindSchema schema, Schema type) {
    return schema.types().resolve(type) instanceof Schema.ListOf(Schema each)
        ? schema.types().resolve(each)
        : schema.types().resolve(type);
  }
}
