package dev.trowel.core.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.bundle.Health.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compares what a monitor says of a model with what the bundle asks for; changes nothing.
public final class HealthCheck {

  private static final String TABLES = "/api/2.1/unity-catalog/tables/";

  private final RestClient rest;
  private final State state;
  private final Waiter waiter;

  /// @param state what was deployed: the monitors and jobs that the bundle names
  /// @param waiter waits for statements, and knows what time it is
  public HealthCheck(RestClient rest, State state, Waiter waiter) {
    this.rest = rest;
    this.state = state;
    this.waiter = waiter;
  }

  /// All that can be told of one model.
  public Report check(Health health) {
    Path at = Health.PLACE.field(health.name());
    List<Fact> facts = new ArrayList<>();
    health
        .unreadable()
        .forEach(place -> facts.add(Fact.unknown(place.toString(), "it cannot be read", place)));
    Optional<String> table = health.monitor().flatMap(this::id);
    if (table.isEmpty()) {
      facts.add(Fact.unknown("monitor", "it is not deployed", at.field("monitor")));
    } else {
      watched(health, table.get(), at, facts);
    }
    return new Report(
        health, facts, health.retrain().flatMap(this::id).flatMap(HealthCheck::number));
  }

  private Optional<String> id(ResourceKey key) {
    return Optional.ofNullable(state.resources().get(key))
        .map(Recorded::id)
        .filter(id -> !id.isEmpty());
  }

  private static Optional<Long> number(String id) {
    return id.matches("\\d{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }

  private void watched(Health health, String table, Path at, List<Fact> facts) {
    String address = TABLES + Call.segment(table) + "/monitor";
    Path monitor = at.field("monitor");
    switch (rest.send(Call.get(address))) {
      case Answer.Ok ok -> {
        facts.add(status(ok.body(), monitor));
        health.maxAge().ifPresent(age -> facts.add(refreshed(address, age, at.field("max_age"))));
        health.thresholds().forEach(each -> facts.add(threshold(health, each, ok.body())));
      }
      case Answer.Refused refused when refused.isNotFound() ->
          facts.add(Fact.broken("monitor", "it is gone from the workspace", monitor));
      case Answer.Refused refused ->
          facts.add(Fact.unknown("monitor", Failures.text(refused), monitor));
      case Answer.Unclear unclear -> facts.add(Fact.unknown("monitor", unclear.reason(), monitor));
    }
  }

  private static Fact status(JsonNode monitor, Path at) {
    String status = monitor.path("status").asText("unknown").replace("MONITOR_STATUS_", "");
    String why = monitor.path("latest_monitor_failure_msg").asText("");
    String found = why.isEmpty() ? status : status + ": " + why;
    return switch (status) {
      case "ACTIVE" -> Fact.fine("monitor", found, at);
      case "ERROR", "FAILED", "DELETE_PENDING" -> Fact.broken("monitor", found, at);
      default -> Fact.unknown("monitor", found, at);
    };
  }

  /// Whether the last refresh that succeeded is young enough.
  private Fact refreshed(String monitor, Duration longest, Path at) {
    String what = "refreshed within " + text(longest);
    if (!(rest.send(Call.get(monitor + "/refreshes")) instanceof Answer.Ok ok)) {
      return Fact.unknown(what, "the refreshes cannot be read", at);
    }
    Optional<Instant> last =
        ok.body()
            .path("refreshes")
            .valueStream()
            .filter(each -> each.path("state").asText().equals("SUCCESS"))
            .map(each -> Instant.ofEpochMilli(each.path("end_time_ms").asLong()))
            .max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      return Fact.unknown(what, "there was none yet", at);
    }
    Duration age = Duration.between(last.get(), waiter.clock().instant());
    String found = "%s ago".formatted(text(age));
    return age.compareTo(longest) > 0 ? Fact.broken(what, found, at) : Fact.fine(what, found, at);
  }

  private static String text(Duration time) {
    if (time.toDays() > 1) {
      return time.toDays() + " days";
    }
    return time.toHours() > 1 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }

  private Fact threshold(Health health, Threshold threshold, JsonNode monitor) {
    String tables = threshold.drift() ? "drift_metrics_table_name" : "profile_metrics_table_name";
    String table = monitor.path(tables).asText();
    if (health.warehouse().isEmpty() || table.isEmpty()) {
      String why =
          table.isEmpty()
              ? "the monitor has no table of metrics yet"
              : "no warehouse is named that could read " + table;
      return Fact.unknown(threshold.text(), why, threshold.at());
    }
    return switch (new Metrics(rest, waiter, health.warehouse().get()).read(threshold, table)) {
      case Metrics.Read.Failed(String reason) ->
          Fact.unknown(threshold.text(), reason, threshold.at());
      case Metrics.Read.Values(List<BigDecimal> values) -> judged(threshold, values);
    };
  }

  /// As the monitoring of MLOps Stacks does: the latest window has to be bad, and enough of the
  /// others (stacks.md 5).
  private static Fact judged(Threshold threshold, List<BigDecimal> latestFirst) {
    if (latestFirst.isEmpty()) {
      return Fact.unknown(threshold.text(), "there is no window yet", threshold.at());
    }
    long bad = latestFirst.stream().filter(threshold::isBroken).count();
    String found =
        latestFirst.size() == 1
            ? latestFirst.getFirst().toPlainString()
            : "%s, %d of %d windows are beyond"
                .formatted(latestFirst.getFirst().toPlainString(), bad, latestFirst.size());
    boolean broken = threshold.isBroken(latestFirst.getFirst()) && bad >= threshold.violations();
    return broken
        ? Fact.broken(threshold.text(), found, threshold.at())
        : Fact.fine(threshold.text(), found, threshold.at());
  }
}
