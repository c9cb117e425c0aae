package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.cases.CaseFiles;
import dev.trowel.schema.cases.Recordings;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.explain.Chain;
import dev.trowel.schema.explain.Explainer;
import dev.trowel.schema.explain.Link;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Loaded;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.target.TargetSelector;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Explains every value of every bundle there is: the chain ends in the value, each place is where
/// the file says that, and nothing of a secret is in it.
final class ChainsTest {

  private static final java.nio.file.Path CASES = java.nio.file.Path.of("src/test/cases");

  @TestFactory
  Stream<DynamicTest> everyValueOfTheCases(@TempDir java.nio.file.Path folder) {
    return Stream.of("resolve", "rules")
        .flatMap(area -> files(CASES.resolve(area)))
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> cases(file, folder)));
  }

  private static void cases(java.nio.file.Path file, java.nio.file.Path folder) {
    int count = 0;
    for (ResolveCase sample : ResolveCase.parse(CaseFiles.read(file))) {
      java.nio.file.Path root = folder.resolve(file.getFileName() + "" + count++).resolve("bundle");
      CaseFiles.write(sample.files(), root);
      Options options = new Options(sample.settings.get("target"), Map.of());
      Diagnostics diagnostics = new Diagnostics();
      Loaded loaded = BundleReader.load(root, options, diagnostics);
      Selected selected = TargetSelector.select(loaded, options, diagnostics);
      Explainer explainer =
          Explainer.of(
              loaded,
              selected,
              ResolveCasesTest.inputs(sample, selected),
              ResolveCasesTest.facts(sample),
              diagnostics);
      check(explainer, diagnostics.hasErrors());
    }
    assertThat(count).isPositive();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("recordings")
  void everyValueOfRealBundles(String bundle, String target) {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    check(Recordings.bundle(bundle), target);
  }

  static List<Arguments> recordings() {
    return Recordings.deployed();
  }

  @ParameterizedTest
  @MethodSource("exampleTargets")
  void everyValueOfTheExample(String target) {
    check(example(), target);
  }

  static List<String> exampleTargets() {
    return BundleReader.targets(example(), Options.none());
  }

  private static java.nio.file.Path example() {
    return java.nio.file.Path.of("../examples/taxi-fare").toAbsolutePath().normalize();
  }

  private static void check(java.nio.file.Path folder, String target) {
    Diagnostics diagnostics = new Diagnostics();
    Options options = Options.none().withTarget(target);
    Loaded loaded = BundleReader.load(folder, options, diagnostics);
    Selected selected = TargetSelector.select(loaded, options, diagnostics);
    Facts facts =
        Facts.offline(
            Optional.of(new CurrentUser("ann@example.com", "7", "", List.of())), GitFacts.none());
    check(
        Explainer.of(loaded, selected, Inputs.none(), facts, diagnostics), diagnostics.hasErrors());
  }

  private static void check(Explainer explainer, boolean faulty) {
    List<Chain> chains = explainer.chains(Path.ROOT);
    assertThat(chains).hasSizeGreaterThan(2);
    for (Chain chain : chains) {
      Value resolved = Values.find(explainer.bundle().tree(), chain.path());
      Link last = chain.links().getLast();
      assertThat(same(last.value(), resolved)).as("%s ends in %s", chain.path(), last).isTrue();
      assertThat(chain.links())
          .as("%s is a chain without gaps", chain.path())
          .allSatisfy(link -> assertThat(faulty || !link.note().equals("this one holds")).isTrue());
      chain.links().stream()
          .filter(link -> link.stage() == Stage.FILE || link.stage() == Stage.TARGET)
          .filter(_ -> !chain.path().startsWith(Path.of("include")))
          .forEach(link -> written(explainer.bundle().root(), link));
      if (resolved instanceof Value.Secret secret && !secret.reveal().isEmpty()) {
        assertThat(chain.links().stream().map(link -> link.value().toString()))
            .as("%s shows nothing", chain.path())
            .noneMatch(text -> text.contains(secret.reveal()));
      }
    }
  }

  private static boolean same(Value one, @Nullable Value other) {
    return other != null && Json.reveal(one).equals(Json.reveal(other));
  }

  /// Texts on one line stand where the link says, perhaps in quotes.
  private static void written(java.nio.file.Path root, Link link) {
    if (!(link.value() instanceof Value.Text(var span, String text))
        || !span.equals(link.place())
        || !span.isWritten()
        || span.line() == 0
        || span.line() != span.endLine()
        || span.file().endsWith("json")) {
      return;
    }
    String line = lines(root.resolve(span.file())).get(span.line() - 1);
    String found = line.substring(span.column() - 1, span.endColumn() - 1);
    if (!found.contains("\\")) {
      assertThat(found.replaceAll("['\"]", ""))
          .as("%s", link)
          .isEqualTo(text.replaceAll("['\"]", ""));
    }
  }

  private static List<String> lines(java.nio.file.Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<java.nio.file.Path> files(java.nio.file.Path folder) {
    try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
