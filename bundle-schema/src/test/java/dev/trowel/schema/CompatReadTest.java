package dev.trowel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.schema.cases.Recordings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads real bundles and compares with what the incumbent said of them. Needs the folder that the
/// property `trowel.compat` names.
final class CompatReadTest {

  private static final List<String> OURS =
      List.of("unknown-field", "wrong-type", "file-name", "include-outside-root", "compute-id");

  @Test
  void findsBundlesToCompare() {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    assertThat(cases()).hasSize(45);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void warnsAsTheIncumbent(String bundle, String target) throws IOException {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    Selected selected = select(bundle, target);
    List<String> expected = new ArrayList<>(expectedWarnings(Recordings.expected(bundle, target)));
    List<String> found =
        selected.diagnostics().stream()
            .filter(diagnostic -> OURS.contains(diagnostic.code()))
            .map(CompatReadTest::print)
            .toList();
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void readsWithoutErrorsOfItsOwn(String bundle, String target) {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    assertThat(select(bundle, target).diagnostics())
        .filteredOn(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void selectsWhatTheIncumbentSelects(String bundle, String target) throws IOException {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    Selected selected = select(bundle, target);
    JsonNode tree =
        new JsonMapper()
            .readTree(Recordings.expected(bundle, target).resolve("validate.json").toFile());
    assertThat(selected.target()).isEqualTo(tree.at("/bundle/target").asText());
    assertThat(Values.text(selected.tree(), "bundle", "environment"))
        .isEqualTo(tree.at("/bundle/environment").asText());
    assertThat(String.valueOf(Values.text(selected.tree(), "bundle", "mode")))
        .isEqualTo(tree.at("/bundle/mode").asText("null"));
    assertThat(includes(selected)).isEqualTo(texts(tree.path("include")));
    assertThat(List.copyOf(Values.mapping(selected.tree(), "variables").entries().keySet()))
        .containsExactlyInAnyOrderElementsOf(names(tree.path("variables")));
    for (Map.Entry<String, JsonNode> kind : tree.path("resources").properties()) {
      boolean unsupported =
          selected.diagnostics().stream().anyMatch(d -> d.summary().contains(kind.getKey()));
      if (!unsupported) {
        assertThat(Values.mapping(selected.tree(), "resources", kind.getKey()).entries().keySet())
            .containsExactlyInAnyOrderElementsOf(names(kind.getValue()));
      }
    }
  }

  private static List<String> includes(Selected selected) {
    return Values.items(selected.tree(), "include").stream()
        .map(item -> item instanceof Text(_, String text) ? text : "")
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Selected select(String bundle, String target) {
    Options options = target.equals("default") ? Options.none() : Options.none().withTarget(target);
    return BundleReader.select(Recordings.bundle(bundle), options);
  }

  /// The blocks of `diagnostics.txt` that reading is to say, each as one text without its detail.
  private static List<String> expectedWarnings(Path expected) throws IOException {
    Path file = expected.resolve("diagnostics.txt");
    if (!Files.exists(file)) {
      return List.of();
    }
    return Stream.of(Files.readString(file).split("\n\n"))
        .map(String::strip)
        .filter(block -> block.matches("(?s).*(unknown field|expected |define a single ).*"))
        .filter(block -> block.startsWith("Warning") || block.startsWith("Recommendation: define"))
        .toList();
  }

  private static String print(Diagnostic diagnostic) {
    String severity = diagnostic.severity().name();
    return severity.charAt(0)
        + severity.substring(1).toLowerCase(Locale.ROOT)
        + ": "
        + diagnostic.summary()
        + diagnostic.paths().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n     ", "\n  at ", ""))
        + diagnostic.spans().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n     ", "\n  in ", ""));
  }

  static List<Arguments> cases() {
    return Recordings.targets();
  }
}
