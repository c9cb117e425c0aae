package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.cron.QuartzCron;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A schedule has a Quartz expression and a time zone that exist; the API refuses others.
final class SchedulesCanBeRead implements Rule {

  private static final List<String> CRONS =
      List.of("quartz_cron_expression", "quartz_cron_schedule");
  private static final String ZONE = "timezone_id";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(bundle, (path, mapping, _, _) -> check(path, mapping, diagnostics));
  }

  private static void check(Path path, Mapping schedule, Diagnostics diagnostics) {
    for (String field : CRONS) {
      Path at = path.field(field);
      Jobs.known(schedule, field)
          .flatMap(cron -> QuartzCron.problem(cron.text()).map(why -> unreadable(at, cron, why)))
          .ifPresent(diagnostics::add);
    }
    Jobs.known(schedule, ZONE)
        .filter(zone -> zone(zone.text()).isEmpty())
        .map(zone -> unknown(path, zone))
        .ifPresent(diagnostics::add);
  }

  private static Diagnostic unreadable(Path at, Text cron, String why) {
    return Diagnostic.error(
            "cron-unreadable", "\"%s\" is no schedule: %s".formatted(cron.text(), why))
        .detail("Quartz wants seconds first: \"0 30 9 * * ?\" is half past nine every day.")
        .at(at)
        .in(cron.span())
        .fix(
            QuartzCron.mended(cron.text())
                .flatMap(mended -> Rewrite.text("write " + mended, cron, mended)));
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text, ZoneId.SHORT_IDS));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Diagnostic unknown(Path path, Text zone) {
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    return Diagnostic.error("timezone-unknown", "\"%s\" is no time zone".formatted(zone.text()))
        .detail(
            Suggestion.advice(
                zone.text(), zones, "Write its name, such as Europe/Amsterdam or UTC."))
        .at(path.field(ZONE))
        .in(zone.span())
        .fix(Suggestion.mend(zone, zones));
  }
}
