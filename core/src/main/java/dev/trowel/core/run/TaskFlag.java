package dev.trowel.core.run;

import java.util.Optional;

/// What tasks of one type can be given when their job starts (format.md 1.2).
public enum TaskFlag {
  NOTEBOOK("notebook_params", true),
  PYTHON("python_params", false),
  PYTHON_NAMED("python_named_params", true),
  JAR("jar_params", false),
  SPARK_SUBMIT("spark_submit_params", false),
  SQL("sql_params", true),
  DBT("dbt_commands", false),
  PIPELINE("pipeline_params", true);

  private final String field;
  private final boolean paired;

  TaskFlag(String field, boolean paired) {
    this.field = field;
    this.paired = paired;
  }

  /// The field of the request.
  public String field() {
    return field;
  }

  /// The option: `--notebook-params`.
  public String option() {
    return "--" + field.replace('_', '-');
  }

  /// Whether its values have names.
  public boolean isPaired() {
    return paired;
  }

  /// The one that arguments without an option are for, by a field of a task; empty where they have
  /// no meaning.
  static Optional<TaskFlag> of(String task) {
    return switch (task) {
      case "notebook_task" -> Optional.of(NOTEBOOK);
      case "python_wheel_task", "spark_python_task" -> Optional.of(PYTHON);
      case "spark_jar_task" -> Optional.of(JAR);
      case "spark_submit_task" -> Optional.of(SPARK_SUBMIT);
      default -> Optional.empty();
    };
  }
}
