package dev.trowel.core.imports.recipe;

import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// The job that runs a recipe, and the program that it runs.
///
/// @param folder the recipe's folder as the bundle names it: `.` or `./` and a path
/// @param requires whether the folder has a `requirements.txt`
record Runner(String folder, boolean requires) {

  private static final String FILE = "run_recipe.py";

  private static final String PROGRAM =
      """
      \"""Runs all steps of an MLflow recipe.\"""

      import argparse
      import os


      def main() -> None:
          parser = argparse.ArgumentParser(description=__doc__)
          parser.add_argument("--recipe", required=True, help="the folder of recipe.yaml")
          parser.add_argument("--profile", required=True, help="the name of the profile")
          arguments = parser.parse_args()

          # MLflow looks for recipe.yaml from where it is imported.
          os.chdir(arguments.recipe)
          from mlflow.recipes import Recipe

          Recipe(profile=arguments.profile).run()


      main()
      """;

  /// Where the program is written.
  String path() {
    String below = below();
    return below.isEmpty() ? FILE : below + "/" + FILE;
  }

  private String below() {
    return folder.replaceFirst("^\\./?", "");
  }

  /// The program.
  String program() {
    return PROGRAM;
  }

  /// The settings of the job.
  Mapping job(String name, String profile) {
    Mapping task =
        Made.mapping("task_key", Made.text("run"))
            .with("job_cluster_key", Made.text("recipe"))
            .with("spark_python_task", python(profile))
            .with("libraries", Made.list(List.of(library())));
    Mapping cluster =
        Made.mapping("job_cluster_key", Made.text("recipe")).with("new_cluster", cluster());
    return Made.mapping("name", Made.text(name + "-recipe"))
        .with("tasks", Made.list(List.of(task)))
        .with("job_clusters", Made.list(List.of(cluster)));
  }

  private Mapping python(String profile) {
    String below = below();
    String recipe = "${workspace.file_path}" + (below.isEmpty() ? "" : "/" + below);
    List<Value> parameters =
        List.of(
            Made.text("--recipe"), Made.text(recipe), Made.text("--profile"), Made.text(profile));
    return Made.mapping("python_file", Made.text("./" + path()))
        .with("parameters", Made.list(parameters));
  }

  private Mapping library() {
    return requires
        ? Made.mapping("requirements", Made.text(prefix() + "requirements.txt"))
        : Made.mapping("pypi", Made.mapping("package", Made.text("mlflow[pipelines]>=2.0,<3")));
  }

  private String prefix() {
    String below = below();
    return below.isEmpty() ? "./" : "./" + below + "/";
  }

  private static Mapping cluster() {
    return Made.mapping("spark_version", Made.text("14.3.x-cpu-ml-scala2.12"))
        .with("node_type_id", Made.text("i3.xlarge"))
        .with("num_workers", Made.id("1"));
  }
}
