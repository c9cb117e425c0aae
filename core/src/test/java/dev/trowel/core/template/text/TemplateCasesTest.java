package dev.trowel.core.template.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs every case of `src/test/cases/template`.
final class TemplateCasesTest {

  private static final Path CASES = Path.of("src/test/cases/template");
  private static final String FILE = "case.tmpl";

  private static final String DATA =
      """
      {"name": "Ada", "n": 3, "zero": 0, "f": 1.5, "yes": true, "no": false, "nothing": null,
       "empty": "", "list": ["a", "b", "c"], "none": [], "map": {"b": 2, "a": 1}, "void": {},
       "deep": {"a": {"b": {"c": "found"}}},
       "people": [{"name": "Ada", "age": 36}, {"name": "Alan", "age": 41}]}
      """;

  @TestFactory
  Stream<DynamicNode> cases() throws IOException {
    return files().stream()
        .map(file ->
            DynamicContainer.dynamicContainer(
                file.getFileName().toString(),
                TemplateCase.parse(read(file)).stream()
                    .map(each -> DynamicTest.dynamicTest(each.sentence(), () -> run(each)))));
  }

  @Test
  void hasCasesOfTheWholeLanguage() throws IOException {
    long count = files().stream().mapToLong(file -> TemplateCase.parse(read(file)).size()).sum();
    assertThat(count).isGreaterThan(500);
  }

  private static void run(TemplateCase sample) {
    if (!sample.fault()) {
      assertThat(rendered(sample)).isEqualTo(sample.expected());
      return;
    }
    assertThatExceptionOfType(StopException.class)
        .isThrownBy(() -> rendered(sample))
        .satisfies(stop -> check(sample, stop.diagnostics().getFirst()));
  }

  private static void check(TemplateCase sample, Diagnostic told) {
    assertThat(told.code()).isEqualTo("template-fault");
    assertThat(told.spans().getFirst() + " " + told.summary())
        .isEqualTo(FILE + ":" + sample.expected());
    assertThat(told.detail()).contains(sample.expression());
  }

  private static String rendered(TemplateCase sample) {
    String data = sample.data();
    return Templates.of(TestFunctions.ALL)
        .with(FILE, sample.template())
        .render(FILE, Json.read(data == null ? DATA : data));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
