package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/// One state file found while choosing (format.md 4.2).
///
/// @param origin which file it is; on equal serials the later one wins
/// @param where the file, as the user should read it
/// @param state what it says; empty for a terraform state, which is only recognised
record Candidate(Origin origin, String where, String lineage, long serial, Optional<State> state) {

  /// Where states may lie, the least preferred first.
  enum Origin {
    TERRAFORM_REMOTE,
    TERRAFORM_LOCAL,
    REMOTE,
    LOCAL
  }

  static Candidate direct(Origin origin, String where, State state) {
    return new Candidate(origin, where, state.lineage(), state.serial(), Optional.of(state));
  }

  static Candidate terraform(Origin origin, String where, byte[] bytes) {
    try {
      ObjectNode file = Json.parse(bytes);
      return new Candidate(
          origin,
          where,
          file.path("lineage").asText(),
          file.path("serial").asLong(),
          Optional.empty());
    } catch (IOException e) {
      throw StateProblem.unreadable(where, StateMigration.firstLine(e));
    }
  }

  boolean isTerraform() {
    return state.isEmpty();
  }

  @Override
  public String toString() {
    return where + " (lineage " + lineage + ", serial " + serial + ")";
  }
}
