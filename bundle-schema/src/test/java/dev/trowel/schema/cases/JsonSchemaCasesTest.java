package dev.trowel.schema.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import dev.trowel.schema.cases.EditorView.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs every chunk of `src/test/cases` through the JSON Schema: what the reader finds no fault
/// with the schema finds none with, and what is a fault of shape it marks at the same line.
final class JsonSchemaCasesTest {

  private static final Path CASES = Path.of("src/test/cases");

  private static final Pattern OF_SHAPE =
      Pattern.compile(
          "\\w+ (\\S+?):(\\d+)(?::\\d+)?: (?:unknown field: |expected \\w+, found |expected a \\w+"
              + " value, found null|cannot parse |cannot accurately represent |invalid value \""
              + "|required field \"|unsupported value |unknown setting: ).*");

  /// A JSON Schema sees no anchors, so any mapping may be a template.
  private static final Set<String> ANCHORS =
      Set.of(
          "an unknown container that also holds something else is a fault",
          "an unknown empty container is a fault");

  private static final JsonSchema SCHEMA =
      EditorView.validator(dev.trowel.schema.shape.JsonSchema.whole());

  @TestFactory
  Stream<DynamicTest> chunks() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("read", "resolve", "rules")) {
      try (Stream<Path> inFolder = Files.walk(CASES.resolve(folder))) {
        inFolder.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files.stream().flatMap(this::chunks);
  }

  private Stream<DynamicTest> chunks(Path file) {
    // Faults of YAML itself are not the schema's.
    boolean yaml = file.endsWith("read/yaml.yml");
    return CaseParser.parse(CaseFiles.read(file)).stream()
        .filter(chunk -> !yaml || chunk.messages().isEmpty())
        .map(chunk ->
            DynamicTest.dynamicTest(
                CASES.relativize(file) + ": " + chunk.sentence(), () -> compare(chunk)));
  }

  private void compare(ReadCase chunk) {
    for (Map.Entry<String, String> file : chunk.files().entrySet()) {
      if (isRead(file.getKey())) {
        compare(chunk, file.getKey(), EditorView.problems(SCHEMA, file.getValue()));
      }
    }
  }

  private static void compare(ReadCase chunk, String file, List<Problem> found) {
    if (chunk.messages().isEmpty()) {
      assertThat(found).filteredOn(problem -> !isLeftOut(problem)).isEmpty();
    }
    if (!ANCHORS.contains(chunk.sentence())) {
      assertThat(found).extracting(Problem::line).containsAll(expected(chunk, file));
    }
  }

  private static boolean isRead(String file) {
    return file.matches("(resources/)?[^/]*\\.ya?ml");
  }

  /// Chunks are short: most have no name of the bundle, and those that are only read leave out what
  /// a resource requires, which is a matter of rules.
  private static boolean isLeftOut(Problem problem) {
    return problem.message().contains("required property");
  }

  private static Set<Integer> expected(ReadCase chunk, String file) {
    return chunk.messages().stream()
        .map(OF_SHAPE::matcher)
        .filter(Matcher::matches)
        .filter(message -> message.group(1).equals(file))
        .map(message -> Integer.valueOf(message.group(2)))
        .collect(Collectors.toSet());
  }
}
