package dev.trowel.app.console;

import dev.trowel.core.event.Event;
import java.util.ArrayList;
import java.util.List;

/// The steps of what the workspace does, such as the tasks of a run, a line each; each one is
/// indented below what comes before it.
///
/// @param since when that was told, in nanoseconds
record StepTree(List<Event.Step> steps, long since) {

  /// No steps.
  static final StepTree NONE = new StepTree(List.of(), 0);

  /// More lines than that leave no room for anything else.
  private static final int MOST = 12;

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000;

  StepTree(Event.Following following, long since) {
    this(following.steps(), since);
  }

  /// Whether these are steps of the same.
  boolean isOf(Event.Following other) {
    return !steps.isEmpty()
        && steps.stream()
            .map(Event.Step::name)
            .toList()
            .equals(other.steps().stream().map(Event.Step::name).toList());
  }

  /// The lines; of many steps those that are not over, and how many are left out.
  List<String> lines(int width, long now) {
    List<Event.Step> shown = steps;
    if (steps.size() > MOST) {
      shown = steps.stream().filter(Event.Step::running).limit(MOST - 1).toList();
    }
    List<String> lines = new ArrayList<>();
    shown.forEach(step -> lines.add(line(step, width, now)));
    if (shown.size() < steps.size()) {
      lines.add(Fit.end("  and %d more".formatted(steps.size() - shown.size()), width));
    }
    return lines;
  }

  private String line(Event.Step step, int width, long now) {
    long more = step.running() ? (now - since) / MILLI : 0;
    long seconds = (step.millis() + more) / SECOND;
    String left = "  ".repeat(step.depth() + 1) + step.name() + ": " + step.state();
    String time = step.millis() > 0 || step.running() ? Amounts.time(seconds) : "";
    int room = width - 2 - Cells.of(time);
    return room < 1 || time.isEmpty()
        ? Fit.end(Fit.line(left), width)
        : Fit.padded(Fit.end(Fit.line(left), room), room) + "  " + time;
  }
}
