package dev.trowel.core.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// What an update of a pipeline is to do (format.md 1.2).
///
/// @param refresh the tables to update; none for all
/// @param refreshAll whether all are meant
/// @param fullRefresh the tables to reset and compute anew
/// @param fullRefreshAll whether all are meant
/// @param validateOnly whether only the code is checked
public record PipelineFlags(
    List<String> refresh,
    boolean refreshAll,
    List<String> fullRefresh,
    boolean fullRefreshAll,
    boolean validateOnly) {

  public PipelineFlags {
    refresh = List.copyOf(refresh);
    fullRefresh = List.copyOf(fullRefresh);
  }

  /// The body of `POST /api/2.0/pipelines/{id}/updates`.
  ///
  /// @throws StopException `bad-usage` when flags exclude each other
  public ObjectNode body() {
    boolean some = !refresh.isEmpty() || !fullRefresh.isEmpty();
    int ways =
        (some ? 1 : 0) + (refreshAll ? 1 : 0) + (fullRefreshAll ? 1 : 0) + (validateOnly ? 1 : 0);
    if (ways > 1) {
      throw new StopException(
          Diagnostic.error("bad-usage", "an update of a pipeline does one thing only")
              .detail(
                  "Give one of --refresh-all, --full-refresh-all and --validate-only, or name"
                      + " tables with --refresh and --full-refresh."));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    refresh.forEach(table -> body.withArray("refresh_selection").add(table));
    fullRefresh.forEach(table -> body.withArray("full_refresh_selection").add(table));
    if (fullRefreshAll) {
      body.put("full_refresh", true);
    }
    return validateOnly ? body.put("validate_only", true) : body;
  }
}
