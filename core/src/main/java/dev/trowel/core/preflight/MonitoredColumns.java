package dev.trowel.core.preflight;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// The columns that a monitor has to find in its table.
final class MonitoredColumns {

  private static final String LOG = "inference_log";
  private static final String CLASSES = "PROBLEM_TYPE_CLASSIFICATION";

  private MonitoredColumns() {}

  /// ` (…)` with the columns in SQL; `""` for a monitor that names none.
  static String of(Resource monitor) {
    List<String> columns = new ArrayList<>();
    boolean sorts = text(monitor, LOG, "problem_type").equals(CLASSES);
    String value = sorts ? "STRING" : "DOUBLE";
    add(text(monitor, LOG, "timestamp_col"), "TIMESTAMP", columns);
    add(text(monitor, "time_series", "timestamp_col"), "TIMESTAMP", columns);
    add(text(monitor, LOG, "model_id_col"), "STRING", columns);
    add(text(monitor, LOG, "prediction_col"), value, columns);
    add(text(monitor, LOG, "label_col"), value, columns);
    return columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")";
  }

  private static String text(Resource monitor, String... fields) {
    return Values.textOrEmpty(monitor.settings(), fields);
  }

  private static void add(String column, String type, List<String> columns) {
    if (!column.isEmpty()) {
      columns.add(Statement.name(column) + " " + type);
    }
  }
}
