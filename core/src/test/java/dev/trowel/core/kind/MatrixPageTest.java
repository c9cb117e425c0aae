package dev.trowel.core.kind;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps `docs/matrix.md` in step with what [MatrixTest] asserts; `-Dschema.update=true` writes it
/// anew.
class MatrixPageTest {

  private static final Path PAGE = Path.of("../docs/matrix.md");

  private static final String HEAD =
      """
      # What becomes of a change

      Written by `MatrixPageTest` out of `core/src/test/cases/kinds`. `MatrixTest` plays every cell on a local workspace and asserts the change, who made
      it, the requests that deploying sends, and that nothing is to do afterwards.

      | column | bundle | workspace | deploying |
      |---|---|---|---|
      """;

  private static final String WORDS =
      """

      `–` nothing to do; `agreed` nothing to do, and told that both changed it to the same; `unseen` the workspace does not tell the field, so nobody can
      see it; `ignored` a rule of the field lets it be; `taken` it goes on with the object that has its name now; `refused` the workspace refuses a
      second object of that name, which is told, and nothing is recorded; `·` the kind cannot have this, see below. The field is the one that changes;
      for `replace`, `rename` and `resize` it is another one where this one changes in place. Dashboards and Genie spaces have an etag that tells of any
      change by hand, so that what agrees or is ignored is still sent.

      """;

  static List<KindCase> kinds() {
    return KindCase.all();
  }

  @Test
  void saysWhatIsPlayed() throws IOException {
    String text = HEAD + columns() + WORDS + table() + parts() + reasons();
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).hasContent(text);
  }

  /// What is called impossible is impossible by the kind's own rules.
  @ParameterizedTest
  @MethodSource("kinds")
  void lacksOnlyWhatItsRulesDoNotHave(KindCase kind) {
    Map<String, String> lacks = new TreeMap<>();
    kind.file()
        .path("matrix")
        .path("lacks")
        .properties()
        .forEach(each -> lacks.put(each.getKey(), each.getValue().asText()));
    Set<FieldRule> rules =
        kind.kind().rules().patterns().stream()
            .map(FieldRules.At::rule)
            .collect(Collectors.toSet());

    assertThat(lacks.keySet())
        .isSubsetOf(Arrays.stream(MatrixRow.values()).map(MatrixRow::word).toList());
    assertThat(lacks.values()).noneMatch(String::isBlank);
    assertThat(lacks.containsKey("rename")).isNotEqualTo(rules.contains(FieldRule.RENAME));
    assertThat(lacks.containsKey("resize")).isNotEqualTo(rules.contains(FieldRule.RESIZE));
    assertThat(lacks.containsKey("replace"))
        .isNotEqualTo(rules.contains(FieldRule.REPLACE) || rules.contains(FieldRule.IDENTITY));
    assertThat(
            lacks.containsKey("ignored")
                || rules.contains(FieldRule.IGNORE_REMOTE)
                || rules.contains(FieldRule.INPUT_ONLY))
        .isTrue();
    assertThat(lacks.containsKey("update"))
        .isNotEqualTo(
            kind.list("changes").stream().anyMatch(each -> each.expect().equals("update")));
  }

  private static String columns() {
    return Arrays.stream(MatrixRow.values())
        .map(row ->
            "| %s | %s | %s | %s |\n"
                .formatted(row.word(), row.bundle(), row.live(), row.becomes()))
        .collect(joining());
  }

  private static String table() {
    String head =
        "| kind | field | "
            + Arrays.stream(MatrixRow.values()).map(MatrixRow::word).collect(joining(" | "))
            + " |\n|---|---"
            + "|---".repeat(MatrixRow.values().length)
            + "|\n";
    return head + kinds().stream().map(MatrixPageTest::line).collect(joining());
  }

  private static String line(KindCase kind) {
    String cells =
        Arrays.stream(MatrixRow.values())
            .map(row -> new MatrixCase(kind, row).word())
            .collect(joining(" | "));
    String field = kind.file().path("matrix").path("field").path("field").asText();
    return "| `%s` | `%s` | %s |\n".formatted(kind, field, cells);
  }

  private static String parts() {
    return """

    ## Permissions and grants
    `MatrixOfPartsTest` plays these columns for the permissions and grants of every kind that has them. A change is an update, told for each principal; when the owner is made again, so are
    they; those that the bundle has no more are forgotten, and stay in the workspace as they are.

    """
        + with(Part.PERMISSIONS)
        + with(Part.GRANTS);
  }

  private static String with(Part part) {
    String owners =
        kinds().stream()
            .filter(kind -> Kinds.of(ResourceKey.of(kind.toString(), "it").with(part)).isPresent())
            .map(kind -> "`" + kind + "`")
            .collect(joining(", "));
    String rows = MatrixRow.OF_PARTS.stream().map(MatrixRow::word).collect(joining(", "));
    return "- %s of %s: %s\n".formatted(part.name().toLowerCase(Locale.ROOT), owners, rows);
  }

  private static String reasons() {
    return "\n## What cannot be\n"
        + kinds().stream().map(MatrixPageTest::reasons).collect(joining());
  }

  private static String reasons(KindCase kind) {
    Map<String, List<String>> rows =
        kind.file()
            .path("matrix")
            .path("lacks")
            .propertyStream()
            .collect(
                Collectors.groupingBy(
                    each -> each.getValue().asText(),
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return "- `%s`: %s\n"
        .formatted(
            kind,
            rows.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + " – " + each.getKey())
                .collect(joining("; ")));
  }
}
