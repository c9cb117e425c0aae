package dev.trowel.core.emulator.steer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Eventual consistency: what was just made is not found by the first reads that name it.
///
/// An answer to a `POST` names an object by fields called `id`, `…_id`, `full_name` and `name`; a
/// read is of that object when it has one of them as a step of its path or as a parameter.
public final class Lag {

  private static final Fault NOT_FOUND =
      Fault.Answer.of(404, "RESOURCE_DOES_NOT_EXIST", "It does not exist (yet).", -1);

  private final int reads;
  private final Map<String, Integer> left = new HashMap<>();

  /// @param reads how many reads do not find a new object
  public Lag(int reads) {
    this.reads = reads;
  }

  /// What becomes of a read of something that is new.
  public synchronized Optional<Fault> next(Request request) {
    boolean missed = request.verb().equals("GET") && named(request).stream().anyMatch(this::misses);
    return missed ? Optional.of(NOT_FOUND) : Optional.empty();
  }

  /// Learns from what was answered.
  public synchronized void saw(Exchange exchange) {
    boolean made = exchange.request().verb().equals("POST") && exchange.status() / 100 == 2;
    if (made && isOfAnApi(exchange.request().path())) {
      ids(exchange.answer()).forEach(id -> left.putIfAbsent(id, reads));
    }
  }

  /// Files are there at once: the workspace's own storage is consistent.
  private static boolean isOfAnApi(String path) {
    return path.startsWith("/api/") && !path.startsWith("/api/2.0/workspace");
  }

  private boolean misses(String name) {
    Integer count = left.computeIfPresent(name, (_, before) -> before - 1);
    return count != null && count >= 0;
  }

  private static Set<String> named(Request request) {
    Set<String> names = new HashSet<>(request.query().values());
    for (String step : request.path().split("/", -1)) {
      names.add(URLDecoder.decode(step, StandardCharsets.UTF_8));
    }
    return names;
  }

  private static List<String> ids(String answer) {
    List<String> found = new ArrayList<>();
    try {
      JsonNode tree = Json.MAPPER.readTree(answer);
      tree.properties().stream()
          .filter(field -> isName(field.getKey()) && field.getValue().isValueNode())
          .forEach(field -> found.add(field.getValue().asText()));
    } catch (IOException e) {
      return List.of();
    }
    return found;
  }

  private static boolean isName(String field) {
    return field.equals("id") || field.endsWith("_id") || field.endsWith("name");
  }
}
