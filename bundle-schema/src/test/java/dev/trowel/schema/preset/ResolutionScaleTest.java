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
      text.append(job(job));
      for (int task = 0; task < 5; task++) {
        text.append(task(task));
      }
    }
    return text.toString();
  }

  private static String job(int job) {
    return """
    job_%d:
      name: ${var.env}-job-%d
      tags:
        team: ml
        n: "%d"
      schedule:
        quartz_cron_expression: 0 0 9 * * ?
        timezone_id: UTC
      job_clusters:
        - job_cluster_key: main
          new_cluster:
            spark_version: 15.4.x
            node_type_id: i3
            num_workers: 2
      tasks:
    """
        .formatted(job, job, job)
        .indent(4);
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
