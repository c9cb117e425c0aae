package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How a task ended.
///
/// @param result the API's `result_state`
/// @param message its `state_message`, `""` for none
/// @param told what it left behind, as [RunView#kept] keeps it
record TaskEnd(String result, String message, ObjectNode told) {

  static TaskEnd good(ObjectNode told) {
    return new TaskEnd("SUCCESS", "", RunView.kept(told));
  }

  static TaskEnd failed(String error) {
    return new TaskEnd(
        "FAILED",
        "Workload failed, see run output for details",
        RunView.kept(Docs.object().put("error", error)));
  }
}
