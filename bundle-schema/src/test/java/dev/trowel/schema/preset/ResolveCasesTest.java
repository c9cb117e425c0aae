package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.cases.CaseFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.interpolate.Lookup;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.ResolvedTrowel;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.python.Program;
import dev.trowel.schema.rule.Rules;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs every chunk of `src/test/cases/resolve` and `src/test/cases/rules`.
final class ResolveCasesTest {

  private static final List<Path> CASES =
      List.of(Path.of("src/test/cases/resolve"), Path.of("src/test/cases/rules"));
  private static final String USER = "jane.doe@example.com";

  @TestFactory
  Stream<DynamicNode> cases(@TempDir Path folder) {
    return CASES.stream().flatMap(ResolveCasesTest::files).map(file -> container(file, folder));
  }

  private static Stream<Path> files(Path cases) {
    try (Stream<Path> files = Files.walk(cases)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static DynamicNode container(Path file, Path folder) {
    List<DynamicTest> tests = new ArrayList<>();
    for (ResolveCase each : ResolveCase.parse(CaseFiles.read(file))) {
      Path root = folder.resolve(String.valueOf(file.getFileName()) + tests.size());
      tests.add(DynamicTest.dynamicTest(each.sentence, () -> run(each, root.resolve("bundle"))));
    }
    return DynamicContainer.dynamicContainer(file + " (" + tests.size() + ")", tests);
  }

  private static void run(ResolveCase sample, Path folder) {
    CaseFiles.write(sample.files(), folder);
    Diagnostics diagnostics = new Diagnostics();
    String target = sample.settings.get("target");
    Selected selected = BundleReader.select(folder, new Options(target, Map.of()));
    diagnostics.addAll(selected.diagnostics());
    Bundle bundle =
        Resolution.resolve(selected, inputs(sample, selected), facts(sample), diagnostics);
    ResolvedTrowel.check(bundle.tree(), diagnostics);
    Rules.check(bundle, diagnostics);
    SoftAssertions both = new SoftAssertions();
    compareMessages(sample.messages, diagnostics.list(), both);
    String expected = sample.expected();
    if (expected != null) {
      String here = expected.replace("[ROOT]", selected.root().toString());
      compare("", parse("(expected)", here), bundle.tree(), both);
    }
    both.assertAll();
    assertThat(expected != null || !sample.messages.isEmpty()).as("expects something").isTrue();
  }

  static Inputs inputs(ResolveCase sample, Selected selected) {
    Path overrides =
        selected
            .root()
            .resolve(".databricks/bundle/" + selected.target() + "/variable-overrides.json");
    return new Inputs(
        sample.variables,
        sample.environment,
        Files.exists(overrides)
            ? Optional.of(parse("variable-overrides.json", CaseFiles.read(overrides)))
            : Optional.empty(),
        Optional.ofNullable(sample.settings.get("cluster")),
        Program.none());
  }

  static Facts facts(ResolveCase sample) {
    String[] user = sample.settings.getOrDefault("user", USER).split(" ", 2);
    CurrentUser known =
        new CurrentUser(user[0], "7", user.length > 1 ? user[1] : "", List.of("engineers"));
    String[] git = sample.settings.getOrDefault("git", "").split(" ", 4);
    return new Facts(
        user[0].equals("none") ? Optional.empty() : Optional.of(known),
        git.length < 4 ? GitFacts.none() : new GitFacts(git[0], git[1], git[2], git[3]),
        Optional.ofNullable(sample.settings.get("host")),
        sample.lookups.isEmpty() ? Lookup.offline() : lookup(sample.lookups));
  }

  private static Lookup lookup(Map<String, String> known) {
    return (kind, name) -> {
      String id = known.get(kind + " " + name);
      return id == null
          ? new Lookup.Failed(kind + " named '" + name + "' does not exist")
          : new Lookup.Found(id);
    };
  }

  private static void compareMessages(
      List<String> expected, List<Diagnostic> found, SoftAssertions both) {
    List<String> open = new ArrayList<>(expected);
    for (Diagnostic diagnostic : found) {
      Optional<String> wanted =
          open.stream()
              .filter(line -> print(diagnostic).stream().anyMatch(said -> matches(line, said)))
              .findFirst();
      both.assertThat(wanted).as("not expected: %s", diagnostic).isPresent();
      wanted.ifPresent(open::remove);
    }
    both.assertThat(open).as("expected, not reported").isEmpty();
  }

  /// With the line alone, and with the column, too.
  private static List<String> print(Diagnostic found) {
    List<String> places =
        found.spans().isEmpty()
            ? List.of("")
            : List.of(
                " " + found.spans().getFirst().file() + ":" + found.spans().getFirst().line(),
                " " + found.spans().getFirst());
    String severity = found.severity().name().toLowerCase(Locale.ROOT);
    return places.stream().map(place -> severity + place + ": " + found.summary()).toList();
  }

  private static boolean matches(String expected, String found) {
    return expected.endsWith("…")
        ? found.startsWith(expected.substring(0, expected.length() - 1))
        : expected.equals(found);
  }

  private static void compare(
      String path, Value expected, @Nullable Value found, SoftAssertions both) {
    switch (expected) {
      case Value.Null _ -> both.assertThat(found).as(path).isNull();
      case Mapping wanted when found instanceof Mapping mapping ->
          wanted
              .entries()
              .forEach(
                  (key, entry) -> compare(path + "/" + key, entry.value(), mapping.get(key), both));
      case Value.Seq wanted when found instanceof Value.Seq list -> {
        both.assertThat(list.items()).as(path).hasSameSizeAs(wanted.items());
        int common = Math.min(list.items().size(), wanted.items().size());
        for (int i = 0; i < common; i++) {
          compare(path + "/" + i, wanted.items().get(i), list.items().get(i), both);
        }
      }
      case Mapping _, Value.Seq _, Value.Bool _, Value.Num _, Value.Text _, Value.Secret _ ->
          both.assertThat(found == null ? "(nothing)" : String.valueOf(Trees.json(found)))
              .as(path)
              .isEqualTo(String.valueOf(Trees.json(expected)));
    }
  }

  private static Value parse(String name, String text) {
    Diagnostics none = new Diagnostics();
    return YamlReader.read(name, text.getBytes(StandardCharsets.UTF_8), none)
        .orElseThrow(() -> new AssertionError(none.list().toString()))
        .root();
  }
}
