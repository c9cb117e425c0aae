package dev.trowel.core.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WheelWrapperTest {

  private static final String ON = "experimental: {python_wheel_wrapper: true}\n";
  private static final String JOB =
      """
      resources:
        jobs:
          j:
            name: j
            tasks:
              - task_key: a
                existing_cluster_id: x
                python_wheel_task:
                  package_name: lib
                  entry_point: run
                  parameters: [one, 'say "hi"']
                  named_parameters: {n: 1}
                libraries: [{whl: a-1-py3-none-any.whl}, {pypi: {package: p}}]
              - task_key: b
                existing_cluster_id: x
                python_wheel_task: {package_name: p, entry_point: run}
                libraries: [{pypi: {package: p}}]
      """;
  private static final String NAME = ".databricks/bundle/default/.internal/notebook_j_a";

  @TempDir private Path root;

  private Bundles bundles;

  @BeforeEach
  void start() throws IOException {
    root = root.toRealPath();
    bundles = new Bundles(root).file("a-1-py3-none-any.whl", "a");
  }

  private Bundle wrap(String yaml) {
    return WheelWrapper.wrap(bundles.build(yaml).bundle(), bundles.folder());
  }

  @Test
  void runsANotebookInTheSteadOfTheWheel() {
    assertThat(Bundles.settings(wrap(ON + JOB)))
        .contains(
            "{\"task_key\":\"a\",\"existing_cluster_id\":\"x\","
                + "\"libraries\":[{\"pypi\":{\"package\":\"p\"}}],"
                + "\"notebook_task\":{\"notebook_path\":\""
                + Bundles.FILES
                + NAME
                + "\"}}")
        .contains("\"task_key\":\"b\",\"existing_cluster_id\":\"x\",\"python_wheel_task\"");
  }

  @Test
  void writesANotebookThatInstallsTheWheelAndPassesTheParameters() throws IOException {
    wrap(ON + JOB);
    assertThat(Files.readString(root.resolve(NAME + ".py")))
        .startsWith("# Databricks notebook source\n")
        .contains(
            "# MAGIC %pip install --force-reinstall \""
                + Bundles.INTERNAL
                + "a-1-py3-none-any.whl\"\n")
        .contains("package = \"lib\"\n")
        .contains("sys.argv = [package, *[\"one\", \"say \\\"hi\\\"\", \"--n=1\"]]\n")
        .contains("entry_point(package, \"run\")\n");
  }

  @Test
  void doesNothingUnlessAskedTo() {
    assertThat(Bundles.settings(wrap(JOB))).doesNotContain("notebook_task");
    assertThat(root.resolve(NAME + ".py")).doesNotExist();
  }

  @Test
  void removesNotebooksOfTasksThatAreGone() {
    wrap(ON + JOB);
    assertThat(root.resolve(NAME + ".py")).exists();
    wrap(ON + JOB.replace("task_key: a", "task_key: c"));
    assertThat(root.resolve(NAME + ".py")).doesNotExist();
  }

  @Test
  void needsAFolderThatIsUploaded(@TempDir Path elsewhere) {
    Bundle bundle = bundles.build(ON + JOB).bundle();
    LocalFolder folder = LocalFolder.of(root, "default", Optional.of(elsewhere));
    StopException stop =
        catchThrowableOfType(StopException.class, () -> WheelWrapper.wrap(bundle, folder));
    assertThat(stop.diagnostics()).extracting(d -> d.code()).containsExactly("wheel-wrapper");
  }
}
