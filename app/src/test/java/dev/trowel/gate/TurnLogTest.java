package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What tells two writers apart must notice when they write at once.
class TurnLogTest {

  private static final String LEASE = "/api/import/state/trowel%2Flease-00000";
  private static final String CREATE = "/api/2.2/jobs/create";

  @Test
  void whoHasTheTurnMayChange() {
    TurnLog log =
        TurnLog.of(
            Stream.of(taken("a", 1, 200), change("a"), taken("b", 2, 200), change("b")), Set.of());

    assertThat(log.takers()).containsExactly("a", "b");
    assertThat(log.strangers()).isEmpty();
  }

  @Test
  void nobodyElseMay() {
    TurnLog log =
        TurnLog.of(
            Stream.of(change("b"), taken("a", 1, 200), taken("b", 1, 409), change("b")), Set.of());

    assertThat(log.takers()).containsExactly("a");
    assertThat(log.strangers()).hasSize(2);
  }

  @Test
  void whatTheDeadSentBeforeIsLate() {
    TurnLog log =
        TurnLog.of(
            Stream.of(taken("a", 1, 200), taken("b", 2, 200), change("a"), change("b")),
            Set.of("a"));

    assertThat(log.late()).containsExactly("a: POST " + CREATE);
    assertThat(log.strangers()).isEmpty();
  }

  private static JsonNode taken(String token, int number, int status) {
    return request(token, LEASE + number + ".json?overwrite=false", status);
  }

  private static JsonNode change(String token) {
    return request(token, CREATE, 200);
  }

  private static JsonNode request(String token, String target, int status) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("change", 1)
        .put("verb", "POST")
        .put("token", token)
        .put("target", target)
        .put("status", status);
  }
}
