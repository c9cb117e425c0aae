package dev.trowel.core.health;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.health.Fact.Standing;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.bundle.Health.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HealthCheckTest {

  private static final ResourceKey MONITOR = ResourceKey.of("quality_monitors", "taxi");
  private static final ResourceKey JOB = ResourceKey.of("jobs", "train");
  private static final String WATCHED = "GET /api/2.1/unity-catalog/tables/prod.ml.rides/monitor";
  private static final String STATEMENTS = "POST /api/2.0/sql/statements";
  private static final Instant NOW = Instant.parse("2026-05-10T12:00:00Z");

  private final ScriptedRest rest = ScriptedRest.empty();

  @Test
  void whatIsNotDeployedIsUnknown() {
    Report report = check(State.none(), health(Optional.empty(), Optional.empty()));

    assertThat(report.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(report.retrainer()).isEmpty();
  }

  @Test
  void aMonitorThatWorksIsFine() {
    rest.on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"));

    Report report = check(health(Optional.empty(), Optional.empty()));

    assertThat(report.standing()).isEqualTo(Standing.FINE);
    assertThat(report.retrainer()).contains(7L);
  }

  @Test
  void aMonitorThatFailedOrIsGoneIsBroken() {
    assertThat(check(health(Optional.empty(), Optional.empty())).standing())
        .isEqualTo(Standing.BROKEN);

    rest.on(WATCHED, monitor("MONITOR_STATUS_ERROR"));
    assertThat(check(health(Optional.empty(), Optional.empty())).standing())
        .isEqualTo(Standing.BROKEN);
  }

  @Test
  void theLastRefreshThatSucceededCounts() {
    rest.on(WATCHED + "/refreshes", refreshes(NOW.minus(Duration.ofHours(30))))
        .on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"));

    assertThat(check(aged(Duration.ofDays(2))).facts())
        .last()
        .extracting(Fact::standing, Fact::found)
        .containsExactly(Standing.FINE, "30 hours ago");
    assertThat(check(aged(Duration.ofHours(24))).standing()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void thresholdsWithoutAWarehouseAreUnknown() {
    rest.on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"));

    assertThat(check(health(Optional.empty(), Optional.empty(), threshold(true, "4.2"))).standing())
        .isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void theLatestWindowAndEnoughOthersHaveToBeBeyond() {
    assertThat(standing("[['5'],['1'],['6'],['7'],['1']]")).isEqualTo(Standing.BROKEN);
    assertThat(standing("[['5'],['1'],['1'],['7'],['1']]")).isEqualTo(Standing.FINE);
    assertThat(standing("[['4.2'],['9'],['9'],['9'],['9']]")).isEqualTo(Standing.FINE);
    assertThat(standing("[]")).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void whatCannotBeReadIsUnknown() {
    rest.on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"));
    Health plain = health(Optional.empty(), Optional.empty());
    Health unreadable =
        new Health(
            plain.name(),
            plain.monitor(),
            plain.warehouse(),
            plain.maxAge(),
            plain.thresholds(),
            plain.retrain(),
            List.of(Path.of("trowel")));

    assertThat(check(plain).standing()).isEqualTo(Standing.FINE);
    assertThat(check(unreadable).standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void waitsForAStatementThatGoesOn() {
    rest.on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"))
        .on(STATEMENTS, ok("{statement_id: s1, status: {state: PENDING}}"))
        .on(
            "GET /api/2.0/sql/statements/s1",
            ok("{statement_id: s1, status: {state: RUNNING}}"),
            ok("{status: {state: SUCCEEDED}, result: {data_array: [['1']]}}"));

    assertThat(check(measured()).standing()).isEqualTo(Standing.FINE);
  }

  @Test
  void aStatementThatFailsIsToldAndIsNoVerdict() {
    rest.on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"))
        .on(STATEMENTS, ok("{status: {state: FAILED, error: {message: no such column rmse}}}"));

    Report report = check(measured());

    assertThat(report.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(report.facts()).last().extracting(Fact::found).isEqualTo("no such column rmse");

    rest.on(STATEMENTS, refused(403, "PERMISSION_DENIED", "no"));
    assertThat(check(measured()).standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void asksForTheWorstValueOfEachWindow() {
    Threshold drift =
        new Threshold(
            true, "ks_test.statistic", "fare", false, BigDecimal.ONE, 3, 2, Path.of("trowel"));

    assertThat(Metrics.statement(drift, "prod.ml.rides_drift_metrics"))
        .isEqualTo(
            "SELECT MIN(`ks_test`.`statistic`) AS value FROM `prod`.`ml`.`rides_drift_metrics`"
                + " WHERE column_name = :column AND slice_key IS NULL AND `ks_test`.`statistic` IS"
                + " NOT NULL GROUP BY window.start ORDER BY window.start DESC LIMIT 3");
  }

  private Standing standing(String rows) {
    rest.on(WATCHED, monitor("MONITOR_STATUS_ACTIVE"))
        .on(STATEMENTS, ok("{status: {state: SUCCEEDED}, result: {data_array: " + rows + "}}"));
    return check(measured()).standing();
  }

  private static Health measured() {
    return health(Optional.of("w1"), Optional.empty(), threshold(true, "4.2"));
  }

  private static Health aged(Duration age) {
    return health(Optional.empty(), Optional.of(age));
  }

  private static Health health(
      Optional<String> warehouse, Optional<Duration> age, Threshold... thresholds) {
    return new Health(
        "taxi",
        Optional.of(MONITOR),
        warehouse,
        age,
        List.of(thresholds),
        Optional.of(JOB),
        List.of());
  }

  private static Threshold threshold(boolean above, String limit) {
    return new Threshold(
        false, "rmse", ":table", above, new BigDecimal(limit), 5, 3, Path.of("trowel"));
  }

  private static Answer monitor(String status) {
    return ok(
        "{status: %s, profile_metrics_table_name: prod.ml.rides_profile_metrics}"
            .formatted(status));
  }

  private static Answer refreshes(Instant end) {
    return ok(
        "{refreshes: [{state: SUCCESS, end_time_ms: 1}, {state: SUCCESS, end_time_ms: %d}, {state:"
                .formatted(end.toEpochMilli())
            + " RUNNING}]}");
  }

  private Report check(Health health) {
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(MONITOR, new Recorded("prod.ml.rides", NullNode.getInstance(), List.of()));
    resources.put(JOB, new Recorded("7", NullNode.getInstance(), List.of()));
    return check(new State("lineage", 3, "1.14.0", resources), health);
  }

  private Report check(State state, Health health) {
    Waiter waiter = new Waiter(rest, event -> {}, () -> NOW, pause -> {}, Optional.empty());
    return new HealthCheck(rest, state, waiter).check(health);
  }
}
