package dev.trowel.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bundles to measure with: those that tests are made with, too.
public final class Bundles {

  private static final String SMALL =
      """
          small_NN:
            name: "Small NN of ${bundle.target}"
            description: Loads table NN into ${var.catalog}, and tells when that fails.
            max_concurrent_runs: 1
            timeout_seconds: 7200
            tags:
              team: data
              target: ${bundle.target}
            schedule:
              quartz_cron_expression: "0 0 6 * * ?"
              timezone_id: UTC
            email_notifications:
              on_failure:
                - team@example.com
            permissions:
              - group_name: users
                level: CAN_VIEW
            parameters:
              - name: table
                default: table_NN
            tasks:
              - task_key: load
                description: Loads the table
                timeout_seconds: 3600
                max_retries: 1
                new_cluster:
                  spark_version: 16.4.x-scala2.12
                  node_type_id: i3.xlarge
                  num_workers: 2
                spark_python_task:
                  python_file: src/step.py
                  parameters:
                    - ${var.catalog}
                    - table_NN
      """;

  private Bundles() {}

  /// Writes a bundle of `jobs` jobs with permissions, 91 lines each, into the new folder `root`.
  public static void jobs(Path root, int jobs) throws IOException {
    ManyJobs.write(root, jobs);
  }

  /// Writes a bundle of one job and about `files` files into the new folder `root`.
  public static void files(Path root, int files) throws IOException {
    ManyFiles.write(root, files);
  }

  /// Writes a bundle of 200 jobs of 1 kB in one file into the new folder `root`.
  public static void small(Path root) throws IOException {
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("src/step.py"), "print(1)\n");
    StringBuilder text =
        new StringBuilder("bundle:\n  name: small\nvariables:\n  catalog:\n    default: main\n")
            .append("targets:\n  dev:\n    default: true\nresources:\n  jobs:\n");
    for (int job = 0; job < 200; job++) {
      text.append(SMALL.replace("NN", Integer.toString(job)));
    }
    Files.writeString(root.resolve("databricks.yml"), text);
  }
}
