package dev.trowel.core.deploy;

import dev.trowel.core.deploy.TrafficShift.Shift;
import dev.trowel.core.history.Act;
import dev.trowel.core.history.Errand;
import dev.trowel.core.history.Step;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;

/// Has the history remember that traffic was moved, or was to be.
///
/// @param site where the history is written, also when nothing new may be begun
/// @param errand what it is to be called
/// @param started when the first request was sent
record TrafficRecord(Site site, Shift shift, Errand errand, Instant started) {

  static TrafficRecord begin(Site site, Shift shift, Errand errand) {
    String command = "%s to %d %%".formatted(errand.command(), shift.to());
    return new TrafficRecord(site, shift, errand.named(command), site.clock().instant());
  }

  /// It is on its way, or there.
  ///
  /// @param settled whether the endpoint has taken it
  /// @param told what kept it from being recorded everywhere
  /// @param state what is recorded now
  /// @return warnings
  List<Diagnostic> moved(boolean settled, List<Diagnostic> told, State state) {
    return write(settled ? Step.End.DONE : Step.End.UNFINISHED, told, state);
  }

  /// It was not moved, or nobody knows. What was not begun leaves no record.
  ///
  /// @return warnings
  List<Diagnostic> stopped(List<Diagnostic> why) {
    boolean begun = why.stream().noneMatch(each -> each.code().equals(Halt.INTERRUPTED));
    boolean open = why.stream().anyMatch(Halt::isBy);
    return begun
        ? write(open ? Step.End.UNFINISHED : Step.End.FAILED, why, shift.state())
        : List.of();
  }

  private List<Diagnostic> write(Step.End end, List<Diagnostic> why, State state) {
    return Chronicles.done(site, errand, new Act(shift.key().toString(), end, why, started, state));
  }
}
