package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.cases.Recordings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Resolves real bundles and compares each leaf with what the incumbent made of them. Needs the
/// folder that the property `trowel.compat` names.
final class CompatResolveTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final CurrentUser TESTER =
      new CurrentUser("tester@databricks.com", "1000012345", "", List.of());

  @Test
  void comparesThousandsOfLeaves() {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    int compared =
        cases().stream()
            .map(Arguments::get)
            .mapToInt(each -> expected((String) each[0], (String) each[1]).size())
            .sum();
    System.out.println("resolved trees: " + compared + " leaves compared in " + cases().size());
    assertThat(compared).isGreaterThan(2000);
    assertThat(cases()).as("targets that the incumbent resolved").hasSize(39);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void resolvesAsTheIncumbent(String bundle, String target) {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    assertThat(actual(resolve(bundle, target, new Diagnostics())))
        .containsExactlyInAnyOrderEntriesOf(expected(bundle, target));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void noticesEveryLeafThatDiffers(String bundle, String target) {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    Map<String, String> actual = actual(resolve(bundle, target, new Diagnostics()));
    JsonNode tree = expectedTree(bundle, target);
    for (Trees.Place place : Trees.places(tree)) {
      JsonNode old =
          place.container().isArray()
              ? place.container().get(Integer.parseInt(place.key()))
              : place.container().get(place.key());
      place.replace(JsonNodeFactory.instance.textNode("altered"));
      assertThat(Trees.leaves(tree)).isNotEqualTo(actual);
      place.replace(old);
    }
    assertThat(Trees.leaves(tree)).isEqualTo(actual);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void saysWhatTheIncumbentSays(String bundle, String target) throws IOException {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    Diagnostics diagnostics = new Diagnostics();
    resolve(bundle, target, diagnostics);
    Path said = Recordings.expected(bundle, target).resolve("diagnostics.txt");
    String text = Files.exists(said) ? Files.readString(said) : "";
    assertThat(diagnostics.list())
        .filteredOn(each -> each.severity() != Severity.WARNING)
        .extracting(Diagnostic::summary)
        .allSatisfy(summary -> assertThat(text).contains(summary));
    assertThat(text.lines().filter(line -> line.matches("(Error|Recommendation): .*")))
        .hasSize(
            (int)
                diagnostics.list().stream()
                    .filter(each -> each.severity() != Severity.WARNING)
                    .count());
  }

  @Test
  void resolvesTheDeployerOfProductionWithoutRootPath() {
    assumeTrue(Recordings.exist(), Recordings.NONE);
    Diagnostics diagnostics = new Diagnostics();
    resolve("metric_view", "prod", diagnostics);
    assertThat(diagnostics.list()).extracting(Diagnostic::code).contains("production-root-path");
  }

  private static Bundle resolve(String bundle, String target, Diagnostics diagnostics) {
    Selected selected =
        BundleReader.select(Recordings.bundle(bundle), Options.none().withTarget(target));
    Facts facts = Facts.offline(Optional.of(TESTER), GitFacts.none());
    return Resolution.resolve(selected, Inputs.none(), facts, diagnostics);
  }

  private static Map<String, String> actual(Bundle bundle) {
    return Trees.leaves(withoutUser(Trees.json(bundle.tree())));
  }

  private static Map<String, String> expected(String bundle, String target) {
    return Trees.leaves(expectedTree(bundle, target));
  }

  private static JsonNode expectedTree(String bundle, String target) {
    Path file = Recordings.expected(bundle, target).resolve("validate.json");
    try {
      return withoutUser(JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode withoutUser(JsonNode tree) {
    if (tree.get("workspace") instanceof ObjectNode workspace) {
      workspace.remove("current_user");
    }
    return tree;
  }

  static List<Arguments> cases() {
    return Recordings.deployed();
  }
}
