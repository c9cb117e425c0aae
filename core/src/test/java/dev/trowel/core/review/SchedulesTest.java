package dev.trowel.core.review;

import static dev.trowel.core.review.Lines.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.plan.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulesTest {

  private static final String CRON =
      "{schedule: {quartz_cron_expression: '0 0 2 * * ?', timezone_id: UTC, pause_status: %s}}";
  private static final String RUNS = CRON.formatted("UNPAUSED");
  private static final String PAUSED = CRON.formatted("PAUSED");
  private static final String SHOWN = "0 0 2 * * ? (UTC)";

  @Test
  void aNewOneStarts() {
    assertThat(Schedules.of(Lines.line(new Change.Create(JOB, Change.Cause.NEW), RUNS, "")))
        .containsExactly(new Schedule(JOB, "schedule", "", SHOWN));
    assertThat(Schedules.of(Lines.line(new Change.Create(JOB, Change.Cause.NEW), PAUSED, "")))
        .isEmpty();
  }

  @Test
  void oneThatIsPausedStops() {
    assertThat(updated(RUNS, PAUSED)).containsExactly(new Schedule(JOB, "schedule", SHOWN, ""));
  }

  @Test
  void oneThatIsPausedByHandStartsAgain() {
    assertThat(updated(PAUSED, RUNS))
        .singleElement()
        .satisfies(s -> assertThat(s.starts()).isTrue());
  }

  @Test
  void oneThatIsDeletedStops() {
    assertThat(
            Schedules.of(Lines.line(new Change.Delete(JOB, "1"), "", "{settings: " + RUNS + "}")))
        .singleElement()
        .satisfies(schedule -> assertThat(schedule.stops()).isTrue());
  }

  @Test
  void oneThatRunsOnIsNotTold() {
    assertThat(updated(RUNS, RUNS)).isEmpty();
  }

  @Test
  void whatIsAlwaysRunningSaysSo() {
    assertThat(updated("{}", "{continuous: {pause_status: UNPAUSED}}"))
        .containsExactly(new Schedule(JOB, "continuous", "", "always"));
  }

  private static List<Schedule> updated(String live, String desired) {
    return Schedules.of(Lines.line(Lines.update(JOB), desired, "{settings: " + live + "}"));
  }
}
