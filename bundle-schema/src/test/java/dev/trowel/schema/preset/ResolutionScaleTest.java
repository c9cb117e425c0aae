package dev.trowel.schema.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResolutionScaleTest {

  private static final int JOBS = 1000;

  @TempDir private Path folder;

  @Test
  void resolvesAThousandJobsOfFiveTasks() throws IOException {
    Files.writeString(folder.resolve("nb.py"), "# Databricks notebook source\n");
    Files.writeString(folder.resolve("databricks.yml"), bundle());
    Diagnostics diagnostics = new Diagnostics();
    Facts facts =
        Facts.offline(Optional.of(CurrentUser.named("jane@example.com")), GitFacts.none());
    Bundle bundle =
        Assertions.assertTimeout(
            Duration.ofSeconds(60),
            () ->
                BundleReader.read(
                    BundleReader.select(folder, Options.none()),
                    Inputs.none(),
                    facts,
                    diagnostics));
    assertThat(diagnostics.list()).isEmpty();
    assertThat(bundle.resources()).hasSize(JOBS);
  }

  private static String bundle() {
    StringBuilder text =
        new StringBuilder(
            """
            bundle: {name: large}
            variables:
              env: {default: "${bundle.target}"}
              catalog: {default: main}
            targets: {dev: {mode: development}}
            permissions: [{level: CAN_MANAGE, user_name: jane@example.com}]
            resources:
              jobs:
            """);
    for (int job = 0; job < JOBS; job++) {
      text.append("    job_%d:\n      name: ${var.env}-job-%d\n".formatted(job, job));
      text.append("      tags:\n        team: ml\n        n: \"%d\"\n".formatted(job));
      text.append(
          "      schedule:\n"
              + "        quartz_cron_expression: 0 0 9 * * ?\n"
              + "        timezone_id: UTC\n");
      text.append("      job_clusters:\n        - job_cluster_key: main\n          new_cluster:\n");
      text.append(
          "            spark_version: 15.4.x\n"
              + "            node_type_id: i3\n"
              + "            num_workers: 2\n");
      text.append("      tasks:\n");
      for (int task = 0; task < 5; task++) {
        text.append(task(task));
      }
    }
    return text.toString();
  }

  private static String task(int task) {
    return """
          - task_key: t%d
            job_cluster_key: main
            max_retries: 1
            timeout_seconds: 3600
            notebook_task:
              notebook_path: ./nb.py
              base_parameters:
                env: ${var.env}
                catalog: ${var.catalog}
                table: ${var.catalog}.fares.t%d
                commit: ${bundle.git.commit}
                user: ${workspace.current_user.userName}
                a: one
                b: two
    """
        .indent(2)
        .formatted(task, task);
  }
}
