package dev.trowel.core.workspace;

/// Sends requests to one workspace as one identity; safe to use from many threads.
///
/// Retries what is safe to repeat and keeps to the adaptive rate; what comes back is final.
public interface RestClient {

  /// Sends `call` and waits for its answer.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when no request can succeed: login refused,
  ///   host unreachable, or what answers is no workspace
  Answer send(Call call);

  /// This client, where also each further attempt of a changing request passes `gate`: what was
  /// allowed a while ago may not be any more.
  default RestClient minding(Gate gate) {
    return this;
  }
}
