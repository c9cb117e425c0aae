package dev.trowel.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.app.console.ValidatePrinter;
import dev.trowel.app.transcript.Shell;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `validate -o json` prints is what `docs/schemas` publishes.
final class ValidateSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private String print(String bundle, String... more) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), bundle);
    List<String> arguments =
        Stream.concat(Stream.of("validate", "-o", "json"), Stream.of(more)).toList();
    return new Shell(folder, Map.of()).run(arguments).out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundle: {name: a}\n",
        "bundle: {name: a, colour: red}\nresources: {jobs: {a: {max_concurrent_runs: many}}}\n",
        "bundle: {name: a}\ntargets: {dev: {}, prod: {resources: {jobs: {a: {nam: b}}}}}\n",
        "bundle: {name: a}\nresources: {jobs: {a: {name: \"${var.none}\"}}}\n",
        "bundle: {name: a\n",
        "",
      })
  void isWhatIsPublished(String bundle) throws IOException {
    String printed = print(bundle);

    assertThat(Schemas.validateFaults(printed)).isEmpty();
    assertThat(JSON.readTree(printed).path("diagnostics").isEmpty())
        .isEqualTo(bundle.equals("bundle: {name: a}\n"));
  }

  @Test
  void alsoWhereNothingCouldBeRead() throws IOException {
    String wrongTarget = print("bundle: {name: a}\ntargets: {dev: {}}\n", "-t", "none");
    String wrongOption = print("bundle: {name: a}\n", "--format", "none");

    assertThat(Schemas.validateFaults(wrongTarget)).isEmpty();
    assertThat(Schemas.validateFaults(wrongOption)).isEmpty();
    assertThat(JSON.readTree(wrongOption).path("result").isNull()).isTrue();
  }

  @Test
  void alsoWithRelatedPlacesAndFixes() throws IOException {
    Diagnostic diagnostic =
        Diagnostic.error("a-code", "it is wrong")
            .in(new Span("a.yml", 1, 2, 1, 4))
            .related("the variable is defined here", Span.at("b.yml", 3, 1))
            .fix(Fix.replace("rename it", new Span("a.yml", 1, 2, 1, 4), "b"));
    Findings findings = new Findings("", List.of(new Finding(diagnostic, List.of("dev"))));

    String printed = ValidatePrinter.nativeJson(new LinkedHashMap<>(), findings);

    assertThat(Schemas.validateFaults(printed)).isEmpty();
    JsonNode written = JSON.readTree(printed).path("diagnostics").path(0);
    assertThat(written.path("related").path(0).path("note").textValue())
        .isEqualTo("the variable is defined here");
    assertThat(written.path("related").path(0).path("span").path("line").intValue()).isEqualTo(3);
    assertThat(written.path("fix").path("words").textValue()).isEqualTo("rename it");
    assertThat(written.path("fix").path("edits").path(0).path("text").textValue()).isEqualTo("b");
    assertThat(written.path("fix").path("edits").path(0).path("span").path("end_column").intValue())
        .isEqualTo(4);
  }

  @Test
  void noticesWhatIsNotPublished() throws IOException {
    String printed = print("bundle: {name: a, colour: red}\n");
    for (String field : List.of("severity", "code", "spans", "related")) {
      ObjectNode tree = (ObjectNode) JSON.readTree(printed);
      ((ObjectNode) tree.path("diagnostics").path(0)).put(field, 7);

      assertThat(Schemas.validateFaults(tree.toString())).as(field).isNotEmpty();
    }
  }

  @Test
  void alsoWithWhatIsAllowed() throws IOException {
    String printed =
        print(
            """
            bundle:
              name: a
              # trowel: allow unknown-field because another tool reads it
              colour: red
            """);

    assertThat(Schemas.validateFaults(printed)).isEmpty();
    ObjectNode tree = (ObjectNode) JSON.readTree(printed);
    ObjectNode allowed = (ObjectNode) tree.path("suppressed").path(0);
    assertThat(allowed.path("code").textValue()).isEqualTo("unknown-field");
    allowed.remove("reason");
    assertThat(Schemas.validateFaults(tree.toString())).isNotEmpty();
  }

  @Test
  void theIncumbentsTreeHasOneKeyMore() throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"), "bundle: {name: a, colour: red}\nvariables: {}\n");
    JsonNode tree =
        JSON.readTree(new Shell(folder, Map.of()).run("bundle", "validate", "-o", "json").out());

    assertThat(tree.path("trowel").path("version").intValue()).isEqualTo(1);
    assertThat(tree.path("trowel").path("diagnostics").path(0).path("code").textValue())
        .isEqualTo("unknown-field");
    assertThat(tree.path("bundle").path("name").textValue()).isEqualTo("a");
  }
}
