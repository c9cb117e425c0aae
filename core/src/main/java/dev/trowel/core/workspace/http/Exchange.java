package dev.trowel.core.workspace.http;

import java.io.IOException;

/// What became of sending a request once.
public sealed interface Exchange {

  /// An answer came.
  record Answered(Reply reply) implements Exchange {}

  /// No connection was made; the request cannot have been taken.
  record NotReached(IOException cause) implements Exchange {}

  /// The connection broke, or nothing came in time; the request may have been taken.
  record Broken(IOException cause) implements Exchange {}

  /// What an I/O failure means for the request.
  static Exchange failed(IOException cause) {
    return Failures.isBeforeSending(cause) ? new NotReached(cause) : new Broken(cause);
  }
}
