package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.python.Program;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bundles that lie in the workspace, where no test can put one: nothing is read from there.
final class SourceLinkTest {

  private static final String ROOT = "/Workspace/Users/jane.doe@example.com/project";

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void developmentInTheWorkspaceLinksSources() {
    Bundle bundle = resolve("development", "", "15.4");

    assertThat(bundle.isSourceLinked()).isTrue();
    assertThat(glob(bundle)).isEqualTo(ROOT + "/src/**");
    assertThat(diagnostics.list())
        .extracting(Diagnostic::code)
        .containsOnly("glob-unmatched", "sync-path-missing");
  }

  @Test
  void otherMachinesLinkNothing() {
    Bundle bundle = resolve("development", "", "");

    assertThat(bundle.isSourceLinked()).isFalse();
    assertThat(glob(bundle)).isEqualTo(bundle.layout().file() + "/src/**");
  }

  @Test
  void thePresetKeepsACopy() {
    Bundle bundle = resolve("development", "presets: {source_linked_deployment: false}", "15.4");

    assertThat(bundle.isSourceLinked()).isFalse();
  }

  @Test
  void thePresetLinksInAnyMode() {
    Bundle bundle = resolve("''", "presets: {source_linked_deployment: true}", "15.4");

    assertThat(glob(bundle)).isEqualTo(ROOT + "/src/**");
  }

  @Test
  void aFolderForCopiesIsWarnedOf() {
    resolve(
        "development", "workspace: {file_path: /Workspace/Users/jane.doe@example.com/c}", "15.4");

    assertThat(diagnostics.list()).extracting(Diagnostic::code).contains("source-linked-path");
  }

  private Bundle resolve(String mode, String more, String runtime) {
    String text =
        """
        bundle: {name: b, mode: %s}
        %s
        resources: {pipelines: {p: {name: p, libraries: [{glob: {include: src/**}}]}}}
        """
            .formatted(mode, more);
    Mapping tree =
        (Mapping)
            YamlReader.read("databricks.yml", text.getBytes(StandardCharsets.UTF_8), diagnostics)
                .orElseThrow()
                .root();
    Selected selected =
        new Selected(
            Path.of(ROOT),
            "databricks.yml",
            "dev",
            tree,
            List.of(),
            List.of(),
            false,
            Allowances.none());
    CurrentUser user = CurrentUser.named("jane.doe@example.com");
    return Resolution.resolve(
        selected,
        new Inputs(
            Map.of(),
            Map.of("DATABRICKS_RUNTIME_VERSION", runtime),
            Optional.empty(),
            Optional.empty(),
            Program.none()),
        Facts.offline(Optional.of(user), GitFacts.none()),
        diagnostics);
  }

  private static String glob(Bundle bundle) {
    Mapping pipeline = Values.mapping(bundle.tree(), "resources", "pipelines", "p");
    return Values.textOrEmpty(Values.items(pipeline, "libraries").getFirst(), "glob", "include");
  }
}
