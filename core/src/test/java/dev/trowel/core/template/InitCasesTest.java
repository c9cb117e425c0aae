package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of whole templates: `expected` holds the files, `expected.txt` what is told;
/// `-Dcases.update=true` writes the latter.
class InitCasesTest {

  private static final Path CASES = Path.of("src/test/cases/init");
  private static final boolean UPDATE = Boolean.getBoolean("cases.update");

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> makesWhatTheCaseSays() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases
          .sorted()
          .map(path ->
              DynamicTest.dynamicTest(
                  path.getFileName().toString().replace('-', ' '), () -> check(path)))
          .toList();
    }
  }

  private void check(Path path) throws IOException {
    Path output = Files.createTempDirectory(folder, "made");
    NoQuestions questions = new NoQuestions();
    String told;
    try {
      new Initializer(request(path, output), questions, new TestFacts()).run();
      told = "";
    } catch (StopException stop) {
      told = words(stop.diagnostics());
    }
    Path expected = path.resolve("expected.txt");
    if (Files.exists(expected)) {
      if (UPDATE) {
        Files.writeString(expected, words(questions.warnings()) + told);
      }
      assertThat(words(questions.warnings()) + told).isEqualTo(Files.readString(expected));
      assertThat(told).isNotEmpty();
      assertThat(TestFiles.list(output)).isEmpty();
    } else {
      assertThat(told).isEmpty();
      assertThat(tree(output)).isEqualTo(tree(path.resolve("expected")));
    }
  }

  private static TemplateRequest request(Path path, Path output) {
    boolean answers = Files.exists(path.resolve("answers.json"));
    return TestRequests.of(path.toAbsolutePath(), "template")
        .answers(answers ? Optional.of("answers.json") : Optional.empty())
        .output(output.toString())
        .build();
  }

  private static String words(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(each ->
            "%s[%s]: %s\n%s%s\n"
                .formatted(
                    each.severity(),
                    each.code(),
                    each.summary(),
                    each.spans().stream()
                        .map(Span::toString)
                        .map("  in %s\n"::formatted)
                        .collect(Collectors.joining()),
                    each.detail().indent(4).stripTrailing()))
        .collect(Collectors.joining());
  }

  /// The content of each file, by its path; bytes as characters.
  private static List<String> tree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file) + ": " + TestFiles.latin(file))
          .sorted()
          .toList();
    }
  }
}
