package dev.trowel.core.emulator.steer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Bytes;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// One fault and the requests it is meant for.
///
/// @param at the first request of those that match which it befalls, 1 for the next one
/// @param times how many from there on
/// @param changes whether only requests count that may change something
/// @param match found in `VERB /path?query`, decoded
/// @param fault the fault, as a command says it
record Order(int at, int times, boolean changes, Pattern match, JsonNode fault) {

  private static final int PAGE_STATUS = 200;
  private static final int FAILURE = 503;

  /// Reads an order.
  ///
  /// @throws ApiException 400 when it says nothing sensible
  static Order of(JsonNode json) {
    Order order =
        new Order(
            json.path("at").asInt(1),
            json.path("times").asInt(1),
            json.path("changes").asBoolean(true),
            pattern(json.path("match").asText("")),
            json);
    order.make();
    return order;
  }

  /// Whether it is for the `number`-th request that matched.
  boolean meets(int number) {
    return number >= at && number - at < times;
  }

  /// A new fault: that of another request may be held.
  Fault make() {
    boolean after = fault.path("after").asBoolean();
    return switch (fault.path("kind").asText()) {
      case "hold" -> new Fault.Hold(new CompletableFuture<>());
      case "drop" -> after ? new Fault.DropAfter() : new Fault.DropBefore();
      case "delay" -> new Fault.Delay(pause());
      case "half" -> new Fault.Half();
      case "slow" -> new Fault.Slow(fault.path("pieces").asInt(2), pause());
      case "answer" -> after ? new Fault.AnswerAfter(reply()) : new Fault.Answer(reply());
      default -> throw ApiException.invalid("No such fault: " + fault.path("kind"));
    };
  }

  private Duration pause() {
    return Duration.ofMillis(fault.path("millis").asInt(0));
  }

  private Reply reply() {
    Map<String, String> headers = new LinkedHashMap<>();
    fault
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    if (fault.has("html")) {
      int status = fault.path("status").asInt(PAGE_STATUS);
      return new Reply(status, "text/html", headers, Bytes.of(fault.path("html").asText()));
    }
    int status = fault.path("status").asInt(FAILURE);
    JsonNode body = fault.path("body");
    Reply error =
        body.isMissingNode()
            ? Reply.error(new ApiException(status, "STEERED", "A fault that was asked for."))
            : Reply.json(status, body);
    return new Reply(status, error.contentType(), headers, error.content());
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw ApiException.invalid("No pattern: " + text);
    }
  }
}
