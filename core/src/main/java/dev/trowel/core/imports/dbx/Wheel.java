package dev.trowel.core.imports.dbx;

import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// The package of the project, which dbx builds and gives to each task.
///
/// @param folder its folder, as the bundle names it
/// @param build what the deployment file says of building
record Wheel(String folder, Mapping build) {

  private static final List<String> CLUSTERS =
      List.of("new_cluster", "existing_cluster_id", "job_cluster_key");

  private static final List<String> PYTHON =
      List.of("python_wheel_task", "spark_python_task", "notebook_task");

  /// The section of the bundle that builds it.
  Mapping artifacts() {
    Mapping artifact =
        Made.mapping("type", Made.text("whl"))
            .with("path", Made.text(folder))
            .with("build", Made.text(command()));
    return Made.mapping("default", artifact);
  }

  private String command() {
    List<String> commands = new ArrayList<>();
    for (Value each : Values.items(build, "commands")) {
      if (each instanceof Text(_, String command)) {
        commands.add(command);
      }
    }
    if (!commands.isEmpty()) {
      return String.join(" && ", commands);
    }
    return switch (Values.textOrEmpty(build, "python")) {
      case "poetry" -> "poetry build -f wheel";
      case "flit" -> "flit build --format wheel";
      default -> "pip wheel . --no-deps -w dist";
    };
  }

  /// The settings of a job with the package among the libraries of its tasks.
  Mapping given(Mapping job) {
    if (!(job.get("tasks") instanceof Seq tasks) || isWithout(job)) {
      return job.without("deployment_config");
    }
    return job.without("deployment_config").with("tasks", tasks.map(this::task));
  }

  private Value task(Value value) {
    if (!(value instanceof Mapping task)) {
      return value;
    }
    Mapping plain = task.without("deployment_config");
    boolean isFor =
        CLUSTERS.stream().anyMatch(task.entries()::containsKey)
            && PYTHON.stream().anyMatch(task.entries()::containsKey);
    if (!isFor || isWithout(task)) {
      return plain;
    }
    List<Value> libraries = new ArrayList<>(Values.items(task, "libraries"));
    String files = (folder.equals("./") ? "./" : folder + "/") + "dist/*.whl";
    libraries.add(Made.mapping("whl", Made.text(files)));
    return plain.with("libraries", Made.list(libraries));
  }

  private static boolean isWithout(Mapping settings) {
    return Values.isTrue(settings, "deployment_config", "no_package");
  }
}
