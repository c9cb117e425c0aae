package dev.trowel.core.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.bundle.Health.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Reads metrics of a monitor from its tables, by a statement on a SQL warehouse.
final class Metrics {

  private static final String STATEMENTS = "/api/2.0/sql/statements";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final RestClient rest;
  private final Waiter waiter;
  private final String warehouse;

  /// @param warehouse the id of the one that carries statements out
  Metrics(RestClient rest, Waiter waiter, String warehouse) {
    this.rest = rest;
    this.waiter = waiter;
    this.warehouse = warehouse;
  }

  /// What came of a statement.
  sealed interface Read {
    /// The values, of the latest window first.
    record Values(List<BigDecimal> latestFirst) implements Read {}

    /// None; why, in one line.
    record Failed(String reason) implements Read {}
  }

  /// The values of a threshold's metric in as many windows as it asks for.
  ///
  /// @param table the monitor's table of metrics, in full
  Read read(Threshold threshold, String table) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("warehouse_id", warehouse).put("statement", statement(threshold, table));
    body.put("wait_timeout", "30s").put("on_wait_timeout", "CONTINUE");
    body.putArray("parameters")
        .addObject()
        .put("name", "column")
        .put("value", threshold.column())
        .put("type", "STRING");
    return ended(rest.send(Call.post(STATEMENTS, body)));
  }

  /// Asks for the worst value of each window, whatever the version of the model and the
  /// granularity.
  static String statement(Threshold threshold, String table) {
    String metric = quoted(threshold.metric());
    return "SELECT %s(%s) AS value FROM %s".formatted(worst(threshold), metric, quoted(table))
        + " WHERE column_name = :column AND slice_key IS NULL"
        + (threshold.drift() ? "" : " AND log_type = 'INPUT'")
        + " AND %s IS NOT NULL GROUP BY window.start".formatted(metric)
        + " ORDER BY window.start DESC LIMIT %d".formatted(threshold.windows());
  }

  private static String worst(Threshold threshold) {
    return threshold.above() ? "MAX" : "MIN";
  }

  private static String quoted(String dotted) {
    return Arrays.stream(dotted.split("\\.", -1))
        .map(part -> "`" + part.replace("`", "``") + "`")
        .collect(Collectors.joining("."));
  }

  private Read ended(Answer first) {
    Statement statement = new Statement(first);
    waiter.within(LONGEST, statement::isOver);
    return switch (statement.last) {
      case Answer.Ok ok when state(ok.body()).equals("SUCCEEDED") -> values(ok.body());
      case Answer.Ok ok -> new Read.Failed(failure(ok.body()));
      case Answer.Refused refused -> new Read.Failed(Failures.text(refused));
      case Answer.Unclear unclear -> new Read.Failed(unclear.reason());
    };
  }

  /// A statement that is carried out, and the last that was heard of it.
  private final class Statement {
    private Answer last;

    Statement(Answer first) {
      last = first;
    }

    /// Asks anew only while it goes on.
    boolean isOver() {
      if (isRunning(last) && last instanceof Answer.Ok ok) {
        String id = Call.segment(ok.body().path("statement_id").asText());
        last = rest.send(Call.get(STATEMENTS + "/" + id));
      }
      return !isRunning(last);
    }
  }

  private static boolean isRunning(Answer answer) {
    return answer instanceof Answer.Ok ok
        && List.of("PENDING", "RUNNING").contains(state(ok.body()));
  }

  private static String state(JsonNode answer) {
    return answer.path("status").path("state").asText();
  }

  private static String failure(JsonNode answer) {
    String message = answer.path("status").path("error").path("message").asText();
    return message.isEmpty() ? "the statement is " + state(answer) : message;
  }

  private static Read values(JsonNode answer) {
    return new Read.Values(
        answer
            .path("result")
            .path("data_array")
            .valueStream()
            .map(row -> row.path(0).asText())
            .filter(text -> text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?"))
            .map(BigDecimal::new)
            .toList());
  }
}
