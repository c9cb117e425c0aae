package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.FieldRules.At;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `docs/kinds.md` in step with the kinds; `-Dschema.update=true` writes it anew.
class KindsTableTest {

  private static final Path PAGE = Path.of("../docs/kinds.md");

  private static final String HEAD =
      """
      # Kinds of resources

      Written by `KindsTableTest` out of the declarations in `core/kind`; every other field is changed in place.

      | kind | a change makes a new one | a change renames it | what is lost with it | waits | permissions | grants |
      |---|---|---|---|---|---|---|
      """;

  @Test
  void saysWhatTheKindsSay() throws IOException {
    String rows = Kinds.ALL.stream().map(KindsTableTest::row).collect(Collectors.joining());
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(PAGE, HEAD + rows);
    }
    assertThat(PAGE).hasContent(HEAD + rows);
  }

  private static String row(ResourceKind kind) {
    String replace = fields(kind, FieldRule.IDENTITY, FieldRule.REPLACE);
    String wait =
        kind.operations()
            .await(Json.object())
            .map(await -> await.limit().toMinutes() + " min")
            .orElse("");
    return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            kind.name(),
            replace,
            fields(kind, FieldRule.RENAME),
            kind.guard().orElse(""),
            wait,
            kind.facets()
                .path("levels")
                .valueStream()
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining(", ")),
            kind.facets().path("securable").asText());
  }

  private static String fields(ResourceKind kind, FieldRule... rules) {
    return kind.rules().patterns().stream()
        .filter(at -> List.of(rules).contains(at.rule()))
        .map(At::pattern)
        .map(pattern -> "`" + pattern + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
