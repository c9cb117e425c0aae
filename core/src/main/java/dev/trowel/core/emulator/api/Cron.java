package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.schema.cron.QuartzCron;
import java.time.DateTimeException;
import java.time.ZoneId;

/// Checks schedules.
final class Cron {

  private Cron() {}

  /// Refuses a schedule whose expression or time zone the service does not know, and fills in that
  /// it is not paused.
  static void check(ObjectNode schedule) {
    String expression = Docs.required(schedule, "quartz_cron_expression");
    String zone = Docs.required(schedule, "timezone_id");
    if (QuartzCron.problem(expression).isPresent()) {
      throw ApiException.invalid("Invalid cron expression: '" + expression + "'.");
    }
    try {
      ZoneId.of(zone, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw ApiException.invalid("Invalid timezone: '" + zone + "'.");
    }
    Docs.defaults(schedule, "pause_status", "UNPAUSED");
  }
}
