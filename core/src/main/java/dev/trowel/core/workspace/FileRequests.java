package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Outgoing;
import dev.trowel.core.workspace.http.Reply;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;

/// Sends what has to do with one file or folder of the workspace, and says in its name what failed.
///
/// @param forbidden the way out for who may not do it
record FileRequests(Courier courier, String forbidden) {

  /// The answer, whatever it says.
  ///
  /// @param doing what the request does, in a word
  /// @throws StopException `workspace-file-failed` when none came
  Reply deliver(String doing, String path, Outgoing outgoing) {
    return switch (courier.deliver(outgoing)) {
      case Delivery.Arrived(Reply reply) -> reply;
      case Delivery.Lost(String reason) -> throw failed(doing, path, reason, "");
    };
  }

  /// The answer, if it says yes.
  ///
  /// @throws StopException `workspace-file-failed` when it does not
  Reply success(String doing, String path, Reply reply) {
    if (reply.isSuccess()) {
      return reply;
    }
    ApiError error = ApiError.of(reply);
    String reason = error.message() + " (" + error.tag() + ")";
    throw failed(doing, path, reason, reply.status() == 403 ? forbidden : "");
  }

  private static StopException failed(String doing, String path, String reason, String wayOut) {
    String more = wayOut.isEmpty() ? "Deploy again when the reason is gone." : wayOut;
    return new StopException(
        Diagnostic.error("workspace-file-failed", "cannot " + doing + " " + path + ": " + reason)
            .detail(more));
  }
}
