package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.cases.CaseFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPathsTest {

  private static final String OVERRIDE =
      """
      bundle: {name: b}
      include: [resources/*.yml]
      targets:
        dev:
          resources:
            jobs: {j: {tasks: [{task_key: a, notebook_task: {notebook_path: ./nb.py}}]}}
      """;
  private static final String JOB = "resources: {jobs: {j: {name: j, tasks: [{task_key: a}]}}}";

  @TempDir Path folder;

  @Test
  void saysThatAPathWasMeantRelativeToTheResource() {
    Diagnostic said = only("resources/nb.py");

    assertThat(said.summary()).isEqualTo("notebook nb.py not found");
    assertThat(said.detail())
        .isEqualTo(
            "Paths are relative to the file they are written in. resources/nb.py is there: it is"
                + " relative to resources/j.yml, where the resource is declared.");
    assertThat(said.spans()).hasToString("[databricks.yml:6:71]");
  }

  @Test
  void saysNoMoreWhereNothingIsThereEither() {
    assertThat(only("other/nb.py").detail())
        .isEqualTo("Paths are relative to the file they are written in.");
  }

  private Diagnostic only(String notebook) {
    CaseFiles.write(
        Map.of(
            "databricks.yml",
            OVERRIDE,
            "resources/j.yml",
            JOB,
            notebook,
            "# Databricks notebook source\n"),
        folder);
    Diagnostics diagnostics = new Diagnostics();
    BundleReader.read(
        BundleReader.select(folder, Options.none()),
        Inputs.none(),
        Facts.offline(Optional.empty(), GitFacts.none()),
        diagnostics);
    assertThat(diagnostics.list()).hasSize(1);
    return diagnostics.list().getFirst();
  }
}
