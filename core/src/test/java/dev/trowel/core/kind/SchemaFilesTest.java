package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps the schema files in step with the SDK and the kinds; `-Dschema.update=true` writes them
/// anew.
class SchemaFilesTest {

  static List<ResourceKind> kinds() {
    return Kinds.ALL;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isWhatTheSdkAndTheKindSay(ResourceKind kind) throws IOException {
    Path file = SchemaFile.FOLDER.resolve(kind.name() + ".json");
    check(file, SchemaFile.of(kind));
  }

  @Test
  void listsAllKinds() throws IOException {
    ArrayNode names = SchemaFile.MAPPER.createArrayNode();
    Kinds.ALL.stream().map(ResourceKind::name).sorted().forEach(names::add);
    check(SchemaFile.FOLDER.resolve("kinds.json"), names);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refersOnlyToTypesItHolds(ResourceKind kind) {
    JsonNode types = SchemaFile.of(kind).path("types");
    for (JsonNode type : types) {
      type.path("fields").forEach(field -> assertKnown(types, field));
      type.path("required")
          .forEach(name -> assertThat(type.path("fields").has(name.asText())).isTrue());
    }
  }

  private static void assertKnown(JsonNode types, JsonNode expression) {
    if (expression.isContainerNode()) {
      expression.forEach(inner -> assertKnown(types, inner));
    } else if (expression.asText().contains(".")) {
      assertThat(types.has(expression.asText())).as(expression.asText()).isTrue();
    } else {
      assertThat(expression.asText()).isIn("string", "integer", "number", "boolean", "any");
    }
  }

  private static void check(Path file, JsonNode expected) throws IOException {
    String text = SchemaFile.text(expected);
    if (Boolean.getBoolean("schema.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("run with -Dschema.update=true to write it anew").hasContent(text);
  }
}
