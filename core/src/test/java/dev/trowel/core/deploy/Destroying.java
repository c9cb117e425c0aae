package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A deployment that is destroyed, and what tests ask about it.
abstract class Destroying {

  static final String ROOT = Ground.ROOT;
  static final String VOLUME = "/Volumes/main/default/v";
  static final String BUNDLE =
      """
      bundle: {name: b}
      resources:
        schemas:
          s: {catalog_name: main, name: s}
        experiments:
          e: {name: %s/e}
        pipelines:
          p: {name: p, libraries: [{notebook: {path: lib/n.py}}]}
        jobs:
          a:
            name: train
            permissions: [{level: CAN_VIEW, user_name: bob@example.com}]
            tasks:
              - {task_key: t, existing_cluster_id: c, spark_python_task: {python_file: lib/a.py}}
          z:
            name: after
            tasks: [{task_key: t, run_job_task: {job_id: '${resources.jobs.a.id}'}}]
      """
          .formatted(ROOT);

  /// The same without what nothing but the state tells of.
  static final String TOLD =
      BUNDLE.replaceFirst("(?s)  experiments:.*?  pipelines:", "  pipelines:");

  @TempDir Path root;
  Ground ground;
  final Diagnostics warnings = new Diagnostics();

  @BeforeEach
  void open() throws IOException {
    ground = new Ground(root);
    ground
        .file("lib/a.py", "print(1)".getBytes(UTF_8))
        .file("lib/n.py", "# Databricks notebook source\nprint(2)".getBytes(UTF_8))
        .bundle(BUNDLE);
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
  }

  WorkspaceFiles files() {
    return ground.workspace().files();
  }

  void write(String path) {
    files().write(path, "mine".getBytes(UTF_8), true);
  }

  boolean isThere(String path) {
    return files().stat(path).isPresent();
  }

  void loseLocally() throws IOException {
    if (Files.exists(root.resolve(".databricks"))) {
      try (var found = Files.walk(root.resolve(".databricks"))) {
        found.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  Optional<Destroyer.Teardown> proposed() {
    return Destroyer.careful(ground.site()).propose(warnings);
  }

  Outcome destroy(Site site, boolean withForeign) {
    Destroyer destroyer = Destroyer.careful(site);
    Destroyer.Teardown going = destroyer.propose(warnings).orElseThrow();
    return destroyer.carryOut(
        withForeign ? going.goesWithAll() : going,
        Terms.usual(true),
        ground.waiter(site),
        warnings);
  }

  Outcome destroy() {
    return destroy(ground.site(), false);
  }

  List<String> codes() {
    return warnings.list().stream().map(Diagnostic::code).toList();
  }

  List<String> live() {
    List<String> found = new ArrayList<>();
    list("/api/2.2/jobs/list", "jobs").forEach(job -> found.add(job.at("/settings/name").asText()));
    list("/api/2.0/pipelines", "statuses").forEach(each -> found.add(each.path("name").asText()));
    Call schema = Call.get("/api/2.1/unity-catalog/schemas/main.s");
    if (ground.workspace().rest().send(schema) instanceof Answer.Ok) {
      found.add("schema");
    }
    return found;
  }

  JsonNode list(String path, String field) {
    return ground.workspace().rest().send(Call.get(path)) instanceof Answer.Ok(int _, JsonNode body)
        ? body.path(field)
        : MissingNode.getInstance();
  }

  void assertNothingLeft() {
    assertThat(live()).isEmpty();
    assertThat(isThere(ROOT)).isFalse();
    assertThat(proposed()).isEmpty();
  }
}
