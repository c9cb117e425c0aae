package dev.trowel.core.emulator.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Something that goes wrong with one request, so that callers can be tested against it.
public sealed interface Fault {

  /// The connection is closed and nothing was done.
  record DropBefore() implements Fault {}

  /// The request is carried out and durable, but the connection is closed without an answer.
  record DropAfter() implements Fault {}

  /// The answer comes, but late.
  record Delay(Duration time) implements Fault {}

  /// The request is carried out, and the connection closed in the middle of the answer's body.
  record Half() implements Fault {}

  /// The request is carried out, and the answer's body comes in so many pieces with a pause before
  /// each.
  record Slow(int pieces, Duration pause) implements Fault {}

  /// Nothing is done until somebody says what becomes of the request.
  record Hold(CompletableFuture<Fault> until) implements Fault {}

  /// The request is carried out and durable, and this is answered all the same.
  record AnswerAfter(Reply reply) implements Fault {}

  /// Nothing is done and this is answered instead.
  record Answer(Reply reply) implements Fault {

    /// An answer of the API's error form, with `Retry-After` in seconds when that is not negative.
    public static Answer of(int status, String code, String message, int retryAfter) {
      Reply reply = Reply.error(new ApiException(status, code, message));
      Map<String, String> headers =
          retryAfter < 0 ? Map.of() : Map.of("Retry-After", Integer.toString(retryAfter));
      return new Answer(new Reply(status, reply.contentType(), headers, reply.content()));
    }

    /// A page for people, as a proxy or a login wall answers.
    public static Answer page(int status, String text) {
      return new Answer(new Reply(status, "text/html", Map.of(), Bytes.of(text)));
    }
  }
}
