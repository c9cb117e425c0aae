package dev.trowel.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes bundles of many jobs, each of five tasks, a cluster and permissions: 91 lines a job.
final class ManyJobs {

  private static final int A_FILE = 100;
  private static final int TASKS = 5;

  private static final String BUNDLE =
      """
      bundle:
        name: many
      include:
        - resources/*.yml
      variables:
        catalog:
          default: main
      targets:
        prod:
          mode: production
          workspace:
            host: https://prod.example.cloud.databricks.com
            root_path: /Workspace/Deployments/many
          permissions:
            - group_name: admins
              level: CAN_MANAGE
      """;

  private static final String JOB =
      """
          job_NN:
            name: "Job NN of ${bundle.target}"
            description: Loads table NN into ${var.catalog}.
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
              - group_name: data
                level: CAN_MANAGE_RUN
            parameters:
              - name: catalog
                default: ${var.catalog}
              - name: table
                default: table_NN
            job_clusters:
              - job_cluster_key: main
                new_cluster:
                  spark_version: 16.4.x-scala2.12
                  node_type_id: i3.xlarge
                  num_workers: 2
                  spark_conf:
                    spark.sql.shuffle.partitions: "64"
            tasks:
      """;

  private static final String TASK =
      """
              - task_key: step_TT
                description: Step TT
                job_cluster_key: main
                timeout_seconds: 3600
                max_retries: 1
                spark_python_task:
                  python_file: ../src/step.py
                  parameters:
                    - --catalog
                    - ${var.catalog}
      """;

  private static final String AFTER =
      """
                depends_on:
                  - task_key: step_TT
      """;

  private ManyJobs() {}

  /// Writes a bundle of `jobs` jobs, a hundred to a file, into the new folder `root`.
  static void write(Path root, int jobs) throws IOException {
    Files.createDirectories(root.resolve("resources"));
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("databricks.yml"), BUNDLE);
    Files.writeString(root.resolve("src/step.py"), "print(1)\n");
    for (int first = 0; first < jobs; first += A_FILE) {
      StringBuilder text = new StringBuilder("resources:\n  jobs:\n");
      for (int job = first; job < Math.min(jobs, first + A_FILE); job++) {
        text.append(job(job));
      }
      Files.writeString(root.resolve("resources/jobs_" + first + ".yml"), text);
    }
  }

  private static String job(int number) {
    StringBuilder text = new StringBuilder(JOB.replace("NN", Integer.toString(number)));
    for (int task = 0; task < TASKS; task++) {
      text.append(TASK.replace("TT", Integer.toString(task)));
      if (task > 0) {
        text.append(AFTER.replace("TT", Integer.toString(task - 1)));
      }
    }
    return text.toString();
  }
}
