package dev.trowel.schema.cases;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.target.KeyedMerge;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs every chunk of `src/test/cases/read`.
final class ReadCasesTest {

  private static final Path CASES = Path.of("src/test/cases/read");

  @TestFactory
  Stream<DynamicNode> cases(@TempDir Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(file -> container(file, folder));
    }
  }

  private static DynamicNode container(Path file, Path folder) {
    String name = CASES.relativize(file).toString();
    List<DynamicTest> tests = new ArrayList<>();
    for (ReadCase each : CaseParser.parse(CaseFiles.read(file))) {
      Path bundle = folder.resolve(name.replaceAll("\\W", "_") + tests.size());
      tests.add(DynamicTest.dynamicTest(each.sentence(), () -> run(each, bundle)));
    }
    return DynamicContainer.dynamicContainer(name, tests);
  }

  private static void run(ReadCase sample, Path folder) {
    CaseFiles.write(sample.files(), folder);
    Diagnostics diagnostics = new Diagnostics();
    Mapping tree = select(sample, folder, diagnostics);
    SoftAssertions both = new SoftAssertions();
    compareMessages(sample.messages(), diagnostics.list(), both);
    String expected = sample.expected();
    if (expected != null) {
      compareTrees(expected, tree, both);
    }
    both.assertAll();
  }

  private static Mapping select(ReadCase sample, Path folder, Diagnostics diagnostics) {
    try {
      Selected selected = BundleReader.select(folder, sample.options());
      diagnostics.addAll(selected.diagnostics());
      return sample.keyed() ? keyed(selected.tree(), diagnostics) : selected.tree();
    } catch (StopException stop) {
      diagnostics.addAll(stop.diagnostics());
      return Mapping.empty(Span.synthetic("stopped"));
    }
  }

  private static Mapping keyed(Mapping tree, Diagnostics diagnostics) {
    Mapping resources =
        Values.mapping(tree, "resources")
            .map((kind, all) ->
                Values.mapping(all)
                    .map((name, resource) ->
                        KeyedMerge.merge(
                            (Mapping) resource,
                            Schemas.kind(kind).orElseThrow().facets(),
                            dev.trowel.schema.address.Path.of("resources", kind, name),
                            diagnostics)));
    return tree.with("resources", resources);
  }

  private static void compareMessages(
      List<String> expected, List<Diagnostic> found, SoftAssertions both) {
    List<String> open = new ArrayList<>(expected);
    for (Diagnostic diagnostic : found) {
      boolean wanted =
          open.stream()
              .filter(line -> matches(line, diagnostic))
              .findFirst()
              .map(open::remove)
              .orElse(false);
      both.assertThat(wanted).as("not expected: %s", diagnostic).isTrue();
    }
    both.assertThat(open).as("expected, not reported").isEmpty();
  }

  private static boolean matches(String expected, Diagnostic found) {
    String severity = found.severity().name().toLowerCase(Locale.ROOT);
    List<String> places =
        found.spans().isEmpty()
            ? List.of("")
            : List.of(
                " " + found.spans().getFirst().file() + ":" + found.spans().getFirst().line(),
                " " + found.spans().getFirst());
    String summary =
        expected.endsWith("…") ? expected.substring(0, expected.length() - 1) : expected;
    return places.stream()
        .map(place -> severity + place + ": " + found.summary())
        .anyMatch(line -> expected.endsWith("…") ? line.startsWith(summary) : line.equals(summary));
  }

  private static void compareTrees(String expected, Mapping tree, SoftAssertions both) {
    Diagnostics none = new Diagnostics();
    Value wanted =
        YamlReader.read("(expected)", expected.getBytes(StandardCharsets.UTF_8), none)
            .orElseThrow(() -> new AssertionError(none.list().toString()))
            .root();
    for (Map.Entry<String, Value.Entry> section : ((Mapping) wanted).entries().entrySet()) {
      Value found = tree.get(section.getKey());
      both.assertThat(found == null ? "null" : Plain.text(found))
          .as(section.getKey())
          .isEqualTo(Plain.text(section.getValue().value()));
    }
  }
}
