package dev.trowel.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The requests of one command, each with the number of its round trip: one more than the greatest
/// of those that were answered before it was sent.
///
/// Requests that wait for each other never overlap, so a machine that is busy can make a round look
/// greater than it is, and never smaller.
///
/// @param sent in the order in which they came
record Rounds(List<Sent> sent) {

  /// One request.
  ///
  /// @param line the verb and the target, with its slashes
  record Sent(String line, Instant came, Instant left, int round) {}

  /// Those that a steered server logged and has answered.
  static Rounds of(Stream<JsonNode> log) {
    List<JsonNode> answered =
        log.filter(each -> each.has("left")).sorted(Comparator.comparing(Rounds::came)).toList();
    List<Sent> sent = new ArrayList<>();
    for (JsonNode each : answered) {
      Instant came = came(each);
      int before =
          sent.stream()
              .filter(other -> !other.left().isAfter(came))
              .mapToInt(Sent::round)
              .max()
              .orElse(0);
      sent.add(new Sent(line(each), came, Instant.parse(each.path("left").asText()), before + 1));
    }
    return new Rounds(List.copyOf(sent));
  }

  private static Instant came(JsonNode request) {
    return Instant.parse(request.path("time").asText());
  }

  private static String line(JsonNode request) {
    String line = request.path("verb").asText() + " " + request.path("target").asText();
    return line.replace("%2F", "/").replace("%40", "@");
  }

  /// Only those up to the round of the second request whose line holds `part`.
  Rounds until(String part) {
    int end = rounds(part).sorted().skip(1).findFirst().orElse(Integer.MAX_VALUE);
    return new Rounds(sent.stream().filter(each -> each.round() <= end).toList());
  }

  /// How many there are.
  int depth() {
    return sent.stream().mapToInt(Sent::round).max().orElse(0);
  }

  private IntStream rounds(String part) {
    return sent.stream().filter(each -> each.line().contains(part)).mapToInt(Sent::round);
  }

  @Override
  public String toString() {
    return sent.stream()
        .map(each -> each.round() + " " + each.line())
        .collect(Collectors.joining("\n", depth() + " rounds\n", "\n"));
  }
}
