package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Reply;

/// What came of a request in the end.
sealed interface Delivery {

  /// The workspace answered, with any status but those that stop everything.
  record Arrived(Reply reply) implements Delivery {}

  /// The request may or may not have been taken.
  ///
  /// @param reason one line for the user
  record Lost(String reason) implements Delivery {}
}
