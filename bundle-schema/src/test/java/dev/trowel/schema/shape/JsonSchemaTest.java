package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.trowel.schema.cases.EditorView;
import dev.trowel.schema.cases.EditorView.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSchemaTest {

  private static final JsonNode WHOLE = JsonSchema.whole();
  private static final JsonNode PARTIAL = JsonSchema.partial();

  private static final com.networknt.schema.JsonSchema BY_WHOLE = EditorView.validator(WHOLE);
  private static final com.networknt.schema.JsonSchema BY_PARTIAL = EditorView.validator(PARTIAL);

  private static final int LARGEST = 1_000_000;

  static Stream<JsonNode> both() {
    return Stream.of(WHOLE, PARTIAL);
  }

  @ParameterizedTest
  @MethodSource("both")
  void isASchemaOfItsDraft(JsonNode schema) {
    assertThat(schema.path("$schema").asText()).isEqualTo(SchemaId.V7);
    var draft =
        JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(SchemaLocation.of(SchemaId.V7));
    assertThat(draft.validate(schema)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("both")
  void definesWhatItRefersToAndNothingElse(JsonNode schema) {
    Set<String> defined = new HashSet<>();
    schema.path("definitions").fieldNames().forEachRemaining(defined::add);
    assertThat(Set.copyOf(schema.findValuesAsText("$ref")))
        .isEqualTo(Set.copyOf(defined.stream().map(Leaves.AT::concat).toList()));
  }

  @ParameterizedTest
  @MethodSource("both")
  void describesEveryFieldAndType(JsonNode schema) {
    List<String> bare = new ArrayList<>();
    schema
        .path("definitions")
        .properties()
        .forEach(type -> {
          bare.addAll(bare(type.getKey(), type.getValue()));
          type.getValue()
              .path("properties")
              .properties()
              .forEach(field ->
                  bare.addAll(bare(type.getKey() + "." + field.getKey(), field.getValue())));
        });
    schema
        .path("properties")
        .properties()
        .forEach(f -> bare.addAll(bare(f.getKey(), f.getValue())));
    assertThat(bare).isEmpty();
  }

  private static List<String> bare(String name, JsonNode node) {
    String description = node.path("description").asText();
    return description.matches("\\S.*\\.") ? List.of() : List.of(name + ": " + description);
  }

  @Test
  void hasEveryKindUnderItsName() {
    JsonNode kinds = WHOLE.at("/definitions/bundle.Resources/properties");
    assertThat(kinds.propertyStream().map(kind -> kind.getKey())).isEqualTo(Schemas.kinds());
  }

  @Test
  void isTheSameEachTimeAndOfBoundedSize() {
    assertThat(JsonSchema.whole().toString()).isEqualTo(WHOLE.toString());
    assertThat(WHOLE.toString().length()).isBetween(100_000, LARGEST);
  }

  @Test
  void requiresNothingOfOverrides() {
    String overrides =
        """
        targets:
          dev:
            mode: development
            variables: {catalog: dev, sizes: {default: [1]}}
            resources:
              schemas: {s: {comment: dev}}
              jobs:
                train:
                  tasks: [{notebook_task: {base_parameters: {a: b}}}]
                  schedule: {pause_status: PAUSED}
              alerts: {a: {custom_summary: dev}}
        """;
    assertThat(EditorView.problems(BY_WHOLE, overrides)).isEmpty();
    String same =
        overrides.lines().skip(4).map(line -> line.substring(4) + "\n").reduce("", String::concat);
    assertThat(EditorView.problems(BY_WHOLE, same)).extracting(Problem::line).contains(2, 5, 6, 7);
    assertThat(EditorView.problems(BY_PARTIAL, same)).isEmpty();
  }

  @Test
  void knowsNoFieldsInOverridesThatAreNoneElsewhere() {
    assertThat(
            EditorView.problems(
                BY_WHOLE, "targets:\n  dev:\n    resources:\n      jobs: {j: {nam: x}}\n"))
        .extracting(Problem::line)
        .containsExactly(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${var.x}", "${var.x[0].y-z}", "${resources.jobs.j.id}", "7", "'7'", "-1"})
  void takesAReferenceOrANumberForANumber(String value) {
    assertThat(EditorView.problems(BY_WHOLE, job("timeout_seconds: " + value))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${var}x${-y}z}}a", "seven", "${1x}", "1.5", "true", "[1]", "9223372036854775808"})
  void takesNothingElseForANumber(String value) {
    boolean reference = value.contains("${var}");
    assertThat(EditorView.problems(BY_WHOLE, job("timeout_seconds: " + value)).isEmpty())
        .isEqualTo(reference);
  }

  @Test
  void takesReferencesForWholeListsMappingsAndChoices() {
    String job =
        """
        tags: ${var.tags}
              tasks: ${var.tasks}
              format: ${var.format}
              queue: ${var.queue}\
        """;
    assertThat(EditorView.problems(BY_WHOLE, job(job))).isEmpty();
  }

  @Test
  void marksOldSpellings() {
    assertThat(WHOLE.at("/properties/environments/deprecated").asBoolean()).isTrue();
    assertThat(WHOLE.at("/properties/environments/deprecationMessage").asText())
        .contains("targets");
    assertThat(WHOLE.at("/properties/targets/deprecated").isMissingNode()).isTrue();
  }

  @Test
  void letsTemplatesStandBesideTheSections() {
    assertThat(
            EditorView.problems(
                BY_WHOLE, "common: &c {name: x}\nresources: {jobs: {j: {<<: *c}}}\n"))
        .isEmpty();
    assertThat(EditorView.problems(BY_WHOLE, "resurces: 1\n"))
        .extracting(Problem::line)
        .containsExactly(1);
  }

  @Test
  void wantsNothingThatAFileSays() {
    assertThat(
            EditorView.problems(BY_WHOLE, "resources: {alerts: {a: {file_path: a.dbalert.json}}}"))
        .isEmpty();
    assertThat(EditorView.problems(BY_WHOLE, "resources: {alerts: {a: {display_name: a}}}"))
        .isNotEmpty();
  }

  private static String job(String field) {
    return "resources:\n  jobs:\n    j:\n      " + field + "\n";
  }
}
