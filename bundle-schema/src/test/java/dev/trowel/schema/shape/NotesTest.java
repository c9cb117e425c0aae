package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `schema/descriptions.json` and `schema/editor.json` name is there, so that no sentence is
/// lost when a field is renamed.
final class NotesTest {

  private static final Notes NOTES = Notes.read();

  private final Types types = NOTES.refine(Schemas.bundle().types());

  @Test
  void nameFieldsThatAreThere() {
    Set<String> known = fields();
    assertThat(
            Stream.of("fields", "deprecated")
                .flatMap(part -> names(NOTES.editor().path(part)).stream()))
        .isSubsetOf(known);
    assertThat(NOTES.computed()).isSubsetOf(known);
    assertThat(names(NOTES.descriptions().path("fields"))).isSubsetOf(known);
  }

  @Test
  void nameTypesAndKindsThatAreThere() {
    assertThat(names(NOTES.descriptions().path("types")))
        .isSubsetOf(union(types.byName().keySet(), "bundle.Resources"));
    assertThat(names(NOTES.descriptions().path("kinds"))).isEqualTo(Schemas.kinds());
  }

  @Test
  void describeWhatStandsBeforeTheUserMostInOwnWords() {
    List<String> own =
        types.byName().values().stream()
            .filter(type ->
                type instanceof Schema.ObjectOf object && object.name().startsWith("bundle."))
            .flatMap(type ->
                ((Schema.ObjectOf) type)
                    .fields().keySet().stream()
                        .map(field -> ((Schema.ObjectOf) type).name() + "." + field))
            .toList();
    assertThat(own)
        .hasSizeGreaterThan(100)
        .allSatisfy(field -> {
          int dot = field.lastIndexOf('.');
          assertThat(
                  NOTES
                      .field(
                          field.substring(0, dot), field.substring(dot + 1), Leaves.described(""))
                      .path("description")
                      .asText())
              .doesNotStartWith("The API's");
        });
  }

  private static Set<String> union(Set<String> names, String other) {
    Set<String> all = new HashSet<>(names);
    all.add(other);
    return all;
  }

  private Set<String> fields() {
    Set<String> all = new HashSet<>();
    Schemas.bundleOnlyFields().forEach(field -> all.add("resource." + field));
    add(Schemas.bundle().root(), all);
    types.byName().values().forEach(type -> add(type, all));
    Schemas.kinds().forEach(kind -> add(Schemas.kind(kind).orElseThrow().settings(), all));
    return all;
  }

  private static void add(Schema type, Set<String> all) {
    if (type instanceof Schema.ObjectOf object) {
      object
          .fields()
          .keySet()
          .forEach(field -> {
            all.add(object.name() + "." + field);
            all.add("*." + field);
          });
    }
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(field -> field.getKey()).toList();
  }
}
