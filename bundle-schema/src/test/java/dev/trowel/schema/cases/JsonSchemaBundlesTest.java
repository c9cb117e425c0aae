package dev.trowel.schema.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.JsonSchema;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.cases.EditorView.Problem;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.preset.Resolution;
import dev.trowel.schema.rule.Rules;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Validates whole bundles: the examples, and those in the folder that the property `trowel.compat`
/// names.
final class JsonSchemaBundlesTest {

  private static final Set<String> OF_SHAPE =
      Set.of("unknown-field", "wrong-type", "value-not-a-choice");

  private static final JsonSchema SCHEMA =
      EditorView.validator(dev.trowel.schema.shape.JsonSchema.whole());

  @Test
  void findsNothingInTheExamples() throws IOException {
    Path examples = Path.of(System.getProperty("trowel.root"), "examples");
    try (Stream<Path> folders = Files.list(examples)) {
      List<Path> bundles = folders.filter(each -> has(each, "databricks.yml")).toList();
      assertThat(bundles).isNotEmpty();
      for (Path bundle : bundles) {
        Selected selected = select(bundle, Options.none());
        assertThat(files(selected)).isNotEmpty();
        files(selected).forEach(file -> assertThat(problems(bundle, file)).as(file).isEmpty());
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("recorded")
  void marksWhatTheReaderReports(String bundle, String target) {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    Selected selected = select(Recordings.bundle(bundle), Options.none().withTarget(target));
    Diagnostics reported = resolve(selected);
    for (String file : files(selected)) {
      assertThat(problems(Recordings.bundle(bundle), file))
          .as(file)
          .extracting(Problem::line)
          .isSubsetOf(lines(reported, file, _ -> true))
          .containsAll(lines(reported, file, OF_SHAPE::contains));
    }
  }

  static List<Arguments> recorded() {
    return Recordings.targets();
  }

  private List<Problem> problems(Path bundle, String file) {
    return EditorView.problems(SCHEMA, CaseFiles.read(bundle.resolve(file)));
  }

  private static Selected select(Path bundle, Options options) {
    return BundleReader.select(bundle, options);
  }

  private static List<String> files(Selected selected) {
    Stream<String> root =
        Stream.of("databricks.yml", "bundle.yml").filter(name -> has(selected.root(), name));
    Stream<String> included =
        Values.items(selected.tree(), "include").stream()
            .filter(Text.class::isInstance)
            .map(each -> ((Text) each).text());
    return Stream.concat(root.limit(1), included).toList();
  }

  private static boolean has(Path folder, String file) {
    return Files.exists(folder.resolve(file));
  }

  private static Diagnostics resolve(Selected selected) {
    Diagnostics found = new Diagnostics();
    found.addAll(selected.diagnostics());
    Facts facts = Facts.offline(Optional.empty(), GitFacts.none());
    Rules.check(Resolution.resolve(selected, Inputs.none(), facts, found), found);
    return found;
  }

  private static Set<Integer> lines(Diagnostics reported, String file, Predicate<String> code) {
    return reported.list().stream()
        .filter(each -> code.test(each.code()))
        .map(Diagnostic::spans)
        .flatMap(List::stream)
        .filter(span -> span.file().equals(file))
        .map(span -> span.line())
        .collect(Collectors.toSet());
  }
}
