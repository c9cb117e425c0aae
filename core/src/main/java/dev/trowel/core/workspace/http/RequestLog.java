package dev.trowel.core.workspace.http;

import java.time.Duration;

/// Is told of every request; what it gets holds no secrets. Called from many threads.
public interface RequestLog {

  /// Keeps nothing.
  RequestLog NONE =
      new RequestLog() {
        @Override
        public boolean wantsBodies() {
          return false;
        }

        @Override
        public void sent(Entry entry) {}

        @Override
        public void waiting(String request, String reason, Duration duration) {}
      };

  /// One request sent once.
  ///
  /// @param verb the HTTP verb
  /// @param path path and query, values of secret parameters struck out
  /// @param attempt 1 for the first
  /// @param status the HTTP status; 0 when no answer came
  /// @param took from sending to the end of the answer
  /// @param request the body sent, secrets struck out; empty when there was none or bodies are not
  ///   wanted
  /// @param answer the body that came, or why none did
  record Entry(
      String verb,
      String path,
      int attempt,
      int status,
      Duration took,
      String request,
      String answer) {}

  /// Whether entries need bodies; making them readable takes time.
  boolean wantsBodies();

  /// A request was sent and answered, or failed.
  void sent(Entry entry);

  /// A request will be sent again after `duration`.
  void waiting(String request, String reason, Duration duration);
}
