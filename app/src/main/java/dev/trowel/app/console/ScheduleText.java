package dev.trowel.app.console;

import dev.trowel.core.review.Schedule;
import java.util.ArrayList;
import java.util.List;

/// What begins or ends to run by itself, as lines of text.
record ScheduleText(int width, boolean coloured) {

  /// The lines; none when there is nothing to tell.
  List<String> lines(List<Schedule> schedules) {
    if (schedules.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("Schedules:"));
    List<PlanRow> rows = schedules.stream().map(ScheduleText::row).toList();
    lines.addAll(new PlanLayout(width, coloured, 2).lines(rows));
    return lines;
  }

  private static PlanRow row(Schedule schedule) {
    String label = Fit.line(schedule.key().owner() + " " + schedule.field());
    String before = Fit.line(schedule.before());
    String after = Fit.line(schedule.after());
    if (schedule.starts()) {
      return new PlanRow(PlanRow.Mark.ADDED, 0, label, new PlanRow.One("starts: " + after, ""));
    }
    return schedule.stops()
        ? new PlanRow(PlanRow.Mark.REMOVED, 0, label, new PlanRow.One("stops: " + before, ""))
        : new PlanRow(PlanRow.Mark.NONE, 0, label, new PlanRow.Two(before, after, ""));
  }
}
