package dev.trowel.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Whose turn it was when each changing request came, as the server saw it. Every process logs in
/// with a token of its own, which tells whose request it is.
///
/// @param takers who took the turn, in that order
/// @param strangers changing requests of processes that lived, and did not have the turn
/// @param late the same of processes that were killed, which were under way by then
record TurnLog(List<String> takers, List<String> strangers, List<String> late) {

  /// @param killed the tokens of processes that were killed
  static TurnLog of(Stream<JsonNode> requests, Set<String> killed) {
    List<String> takers = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    List<String> late = new ArrayList<>();
    Predicate<String> hasTurn = token -> !takers.isEmpty() && takers.getLast().equals(token);
    requests
        .filter(request -> request.path("change").asInt() > 0)
        .forEach(request -> {
          String token = request.path("token").asText();
          String line = request.path("verb").asText() + " " + target(request);
          if (isTaking(line)) {
            if (request.path("status").asInt() == 200) {
              takers.add(token);
            }
          } else if (!isPreparing(line) && !hasTurn.test(token)) {
            (killed.contains(token) ? late : strangers).add(token + ": " + line);
          }
        });
    return new TurnLog(takers, strangers, late);
  }

  /// Making the next name; it is refused where somebody else was first.
  private static boolean isTaking(String line) {
    return line.contains("/trowel/lease-") && line.endsWith("?overwrite=false");
  }

  /// Folders are made again and again, and what a turn leaves is written into its own file.
  private static boolean isPreparing(String line) {
    return line.endsWith("/workspace/mkdirs") || line.contains("/trowel/lease-");
  }

  private static String target(JsonNode request) {
    return URLDecoder.decode(request.path("target").asText(), StandardCharsets.UTF_8);
  }
}
