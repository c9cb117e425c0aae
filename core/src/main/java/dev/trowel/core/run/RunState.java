package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// How far a run, or one of its tasks, is; in the workspace's words.
///
/// @param lifeCycle such as `PENDING`, `RUNNING`, `TERMINATED`
/// @param result such as `SUCCESS`, `FAILED`; `""` until it ended
/// @param message what the workspace says about it, `""` for nothing
public record RunState(String lifeCycle, String result, String message) {

  private static final Set<String> OVER = Set.of("TERMINATED", "SKIPPED", "INTERNAL_ERROR");
  private static final Set<String> GOOD = Set.of("SUCCESS", "SUCCESS_WITH_FAILURES");
  private static final Set<String> LEFT_OUT = Set.of("EXCLUDED", "DISABLED");

  /// Reads the field `state` of an answer.
  static RunState of(JsonNode run) {
    JsonNode state = run.path("state");
    return new RunState(
        state.path("life_cycle_state").asText(""),
        state.path("result_state").asText(""),
        state.path("state_message").asText("").strip());
  }

  /// Whether nothing more will happen.
  public boolean isOver() {
    return OVER.contains(lifeCycle);
  }

  /// Whether it did what it was for.
  public boolean isSuccess() {
    return isOver() && GOOD.contains(result);
  }

  /// Whether somebody ended it.
  public boolean isCanceled() {
    return result.equals("CANCELED");
  }

  /// Whether it was not to run at all, as nobody asked for it or its condition was not met.
  public boolean isLeftOut() {
    return LEFT_OUT.contains(result);
  }

  /// Whether it ended otherwise than it should.
  public boolean isFailure() {
    return isOver() && !isSuccess() && !isLeftOut();
  }
}
