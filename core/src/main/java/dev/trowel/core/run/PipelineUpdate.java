package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How far an update of a pipeline is.
///
/// @param state the workspace's word, such as `RUNNING`
/// @param fresh what was told of it since the last look
public record PipelineUpdate(String id, String state, List<Told> fresh) {

  private static final Set<String> OVER = Set.of("COMPLETED", "FAILED", "CANCELED");

  public PipelineUpdate {
    fresh = List.copyOf(fresh);
  }

  /// A line of the pipeline's log.
  ///
  /// @param time as the workspace writes it
  /// @param type such as `update_progress`
  /// @param level such as `INFO`
  /// @param errors what went wrong, the nearest cause last
  public record Told(
      String id, String time, String type, String level, String message, List<String> errors) {

    public Told {
      errors = List.copyOf(errors);
    }

    static Told of(JsonNode event) {
      Stream<String> errors =
          event
              .path("error")
              .path("exceptions")
              .valueStream()
              .map(each -> each.path("message").asText(""));
      return new Told(
          event.path("id").asText(),
          event.path("timestamp").asText(),
          event.path("event_type").asText(),
          event.path("level").asText(),
          event.path("message").asText(),
          errors.filter(text -> !text.isBlank()).toList());
    }
  }

  /// Whether nothing more will happen.
  public boolean isOver() {
    return OVER.contains(state);
  }

  /// Whether it did what it was for.
  public boolean isSuccess() {
    return state.equals("COMPLETED");
  }
}
