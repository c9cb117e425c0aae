package dev.trowel.schema.python;

import static dev.trowel.schema.python.Phase.APPLY_MUTATORS;
import static dev.trowel.schema.python.Phase.LOAD_RESOURCES;
import static dev.trowel.schema.python.PythonBundle.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.python.Program.Ran;
import dev.trowel.schema.python.PythonBundle.Read;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong with Python code, and where that is said to be.
class PythonFaultsTest {

  private static final String BUNDLE =
      """
      bundle: {name: b}
      python:
        resources: ["a.b:load", "c:load"]
        mutators: ["m:change"]
        venv_path: .venv
      resources:
        jobs:
          old: {name: old}
      """;

  private static final String FUNCTIONS = "databricks.yml:3:14";

  @TempDir Path folder;

  private PythonBundle bundle() {
    return new PythonBundle(folder, BUNDLE);
  }

  @Test
  void mayNotDefineWhatIsThere() {
    String place =
        "{\"path\": \"resources.jobs.old\", \"file\": \"c.py\", \"line\": 2, \"column\": 1}";
    Read read = bundle().in(LOAD_RESOURCES, set("jobs", "old", "{\"name\": \"x\"}"), place).read();

    assertThat(read.said())
        .containsExactly(
            "python-out-of-phase: Python code defines jobs.old, which is already there"
                + " [c.py:2:1, databricks.yml:8:10, databricks.yml:3:14]");
    assertThat(read.json("resources/jobs/old/name")).isEqualTo("\"old\"");
  }

  @ParameterizedTest
  @CsvSource({"LOAD_RESOURCES, 3:14", "APPLY_MUTATORS, 4:13"})
  void mayNotRemove(Phase phase, String functions) {
    Read read =
        bundle()
            .in(phase, tree -> ((ObjectNode) tree.at("/resources/jobs")).remove("old"), "")
            .read();

    assertThat(read.said())
        .containsExactly(
            "python-out-of-phase: Python code removed jobs.old [databricks.yml:8:10,"
                + " databricks.yml:%s]".formatted(functions));
    assertThat(read.json("resources/jobs/old/name")).isEqualTo("\"old\"");
  }

  @Test
  void mutatorsMayNotAdd() {
    Read read = bundle().in(APPLY_MUTATORS, set("jobs", "made", "{}"), "").read();

    assertThat(read.said())
        .containsExactly("python-out-of-phase: a mutator added jobs.made [databricks.yml:4:13]");
  }

  @Test
  void mayNotChangeOtherSections() {
    Read read =
        bundle()
            .in(LOAD_RESOURCES, tree -> ((ObjectNode) tree.at("/bundle")).put("name", "x"), "")
            .read();

    assertThat(read.said())
        .containsExactly(
            "python-out-of-phase: Python code changed the section bundle [" + FUNCTIONS + "]");
  }

  @Test
  void mayNotAddKindsOfNoFormat() {
    Read read = bundle().in(LOAD_RESOURCES, set("cluster_policies", "p", "{}"), "").read();

    assertThat(read.said())
        .containsExactly("unknown-field: unknown field: cluster_policies [" + FUNCTIONS + "]");
  }

  @Test
  void mayNotNameResourcesByReferences() {
    Read read = bundle().in(LOAD_RESOURCES, set("jobs", "${var.x}", "{}"), "").read();

    assertThat(read.said())
        .containsExactly(
            "resource-key: resource key \"${var.x}\" must not contain variable references ["
                + FUNCTIONS
                + "]");
  }

  @ParameterizedTest
  @CsvSource({"error, ERROR", "warning, WARNING", "recommendation, RECOMMENDATION", "odd, ERROR"})
  void handsItsReportsOn(String severity, Severity expected) {
    String report =
        """
        {"severity": "%s", "summary": "careful\\nnow", "detail": "d", "path": "resources.jobs.old", "location": {"file": "%s", "line": 4, "column": 2}}
        """
            .formatted(severity, folder.resolve("c.py"));
    Read read = bundle().answering(run -> PythonBundle.reporting(run, report)).read();

    assertThat(read.diagnostics().getFirst())
        .isEqualTo(
            Diagnostic.error("python-reported", "careful")
                .as(expected)
                .detail("now\n\nd")
                .at(ResourceKey.of("jobs", "old").path())
                .in(Span.at("c.py", 4, 2)));
  }

  @ParameterizedTest
  @CsvSource({
    "it failed, '', databricks.yml:3:14",
    "Failed to import module 'a.b', '', databricks.yml:3:15",
    "Failed to load function 'c:load', '', databricks.yml:3:27",
    "it failed, resources.jobs.old.name, databricks.yml:8:17",
    "it failed, resources.jobs.new, databricks.yml:3:14"
  })
  void locatesReportsWithoutPlace(String summary, String path, String place) {
    String report =
        "{\"severity\": \"error\", \"summary\": \"%s\", \"path\": \"%s\"}".formatted(summary, path);
    Read read = bundle().answering(run -> PythonBundle.reporting(run, report)).read();

    assertThat(read.said()).containsExactly("python-reported: %s [%s]".formatted(summary, place));
  }

  @Test
  void locatesTracebacksAtTheLastLineOfTheBundlesOwnCode() {
    String report =
        """
        {"severity": "error", "summary": "it failed", "detail": "Traceback\\n File \\"%1$s/c.py\\", line 3, in f\\n File \\"%1$s/.venv/lib/site-packages/x.py\\", line 9, in g\\n"}
        """
            .formatted(folder);
    Read read = bundle().answering(run -> PythonBundle.reporting(run, report)).read();

    assertThat(read.said())
        .containsExactly("python-reported: it failed [c.py:3:1, databricks.yml:3:14]");
  }

  @Test
  void saysOnceWhatFailed() {
    String report = "{\"severity\": \"error\", \"summary\": \"it failed\"}";
    PythonBundle bundle =
        bundle()
            .answering(run ->
                new Ran(1, Optional.of("{}"), Optional.of(report), Optional.empty(), "noise"));

    assertThat(bundle.read().diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("python-reported");
    assertThat(bundle.runs()).hasSize(1);
  }

  @Test
  void explainsAMissingPackage() {
    String words = "python3: Error (ModuleNotFoundError: No module named 'databricks')";
    Read read = bundle().answering(_ -> ended(1, words)).read();

    assertThat(read.said())
        .containsExactly(
            "python-failed: the Python code of this bundle failed with exit code 1 ["
                + FUNCTIONS
                + "]");
    assertThat(read.diagnostics().getFirst().detail())
        .contains("databricks-bundles is not installed")
        .endsWith(words);
  }

  @Test
  void locatesACrashWhereItHappened() {
    String words = "  File \"%s/c.py\", line 5, in <module>\nMemoryError".formatted(folder);

    assertThat(bundle().answering(_ -> ended(134, words)).read().said())
        .containsExactly(
            "python-failed: the Python code of this bundle failed with exit code 134 [c.py:5:1,"
                + " databricks.yml:3:14]");
  }

  private static Ran ended(int exit, String words) {
    return new Ran(exit, Optional.empty(), Optional.empty(), Optional.empty(), words);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, '', '', no result",
        "{}, none, '', no result",
        "{, '', '', a result that is no JSON",
        "{} {}, '', '', a result that is no JSON",
        "{}, hello, '', diagnostics that are no JSON",
        "{}, '', hello, locations that are no JSON"
      })
  void explainsWhatCannotBeUsed(
      String output, String diagnostics, String locations, String problem) {
    Read read =
        bundle()
            .answering(_ ->
                new Ran(
                    0,
                    Optional.ofNullable(output),
                    Optional.ofNullable(diagnostics),
                    Optional.ofNullable(locations),
                    ""))
            .read();

    assertThat(read.said())
        .containsExactly(
            "python-failed: the Python code of this bundle wrote %s [%s]"
                .formatted(problem, FUNCTIONS));
  }

  @ParameterizedTest
  @CsvSource({"[], no bundle", "'\"x\"', no bundle"})
  void refusesWhatIsNoBundle(String output, String problem) {
    Read read =
        bundle()
            .answering(_ -> new Ran(0, Optional.of(output), Optional.of(""), Optional.of(""), ""))
            .read();

    assertThat(read.said().getFirst()).contains("gave back " + problem);
  }

  @Test
  void isNotRunWithoutAProgram() {
    Read read = bundle().answering(Program.none()::run).read();

    assertThat(read.said())
        .containsExactly(
            "python-not-allowed: the Python code of this bundle is not run here"
                + " [databricks.yml:5:14]");
  }

  @ParameterizedTest
  @CsvSource({
    "'python: {mutators: [\"m:f\"]}\nexperimental: {python: {mutators: [\"m:f\"]}}', ERROR, 0",
    "'experimental: {python: {mutators: [\"m:f\"]}}', WARNING, 1",
    "'experimental: {pydabs: {enabled: true}}', ERROR, 0"
  })
  void knowsItsOldPlaces(String section, Severity severity, int runs) {
    PythonBundle bundle = new PythonBundle(folder, "bundle: {name: b}\n" + section + "\n");
    Read read = bundle.read();

    assertThat(read.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::severity)
        .containsExactly(tuple("python-section", severity));
    assertThat(bundle.runs()).hasSize(runs);
  }
}
