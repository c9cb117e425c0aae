package dev.trowel.core.online;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables of this package leave nothing out and speak of nothing that is not there.
class TablesTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/trowel/core/online");

  @Test
  void listsEveryCheck() throws IOException {
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains(" implements Check ")) {
          written.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    assertThat(Checks.ALL)
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(written);
  }

  static List<Mention> mentions() {
    return Mention.ALL;
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void looksAtFieldsThatTheKindHas(Mention mention) throws IOException {
    JsonNode file = schema(mention.kind());
    List<JsonNode> at = List.of(file.path("settings"));
    for (String step : mention.owner()) {
      at = at.stream().flatMap(type -> below(file, type, step)).toList();
    }
    for (String field : mention.fields()) {
      assertThat(at.stream().flatMap(type -> below(file, type, field)))
          .as(mention.kind() + " " + mention.owner() + " " + field)
          .isNotEmpty();
    }
  }

  private static Stream<JsonNode> below(JsonNode file, JsonNode type, String step) {
    boolean any = step.equals("*");
    if (type.isArray() && any) {
      return Stream.of(type.get(0));
    }
    if (type.has("*") && any) {
      return Stream.of(type.get("*"));
    }
    JsonNode fields = file.path("types").path(type.asText()).path("fields");
    return any ? fields.valueStream() : Stream.ofNullable(fields.get(step));
  }

  private static JsonNode schema(String kind) throws IOException {
    try (var in = TablesTest.class.getResourceAsStream("/schema/" + kind + ".json")) {
      return new ObjectMapper().readTree(requireNonNull(in, kind));
    }
  }
}
