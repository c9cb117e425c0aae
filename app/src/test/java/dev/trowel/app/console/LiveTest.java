package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.event.Event;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveTest {

  private static final ResourceKey ETL = ResourceKey.of("pipelines", "etl");

  private int columns = 80;
  private final FakeScreen seen = new FakeScreen(80, 24);
  private final FakePulse pulse = new FakePulse();
  private final Live live = new Live(ScreenStream.over(seen), pulse, 80, _ -> columns);

  @Test
  void whatIsOverAtOnceIsNotShown() {
    live.accept(new Event.Reading());
    pulse.pass(400);

    assertThat(seen.writes()).isZero();
  }

  @Test
  void saysWhatIsGoingOnAndForHowLong() {
    live.accept(new Event.Reading());
    pulse.pass(1000);
    assertThat(seen.lines()).containsExactly("Reading the workspace");

    pulse.pass(2500);
    assertThat(seen.lines()).containsExactly("Reading the workspace, 3 s");
  }

  @Test
  void countsFilesAndTheirBytesAndTellsRateAndTimeLeft() {
    live.accept(new Event.Uploading("/f", 100, 2_000_000));
    upload(20);
    pulse.pass(1000);
    assertThat(seen.lines()).containsExactly("Uploading files: 20 of 100, 0.4 of 2.0 MB");

    upload(20);
    pulse.pass(1000);
    assertThat(seen.lines())
        .containsExactly("Uploading files: 40 of 100, 0.8 of 2.0 MB, 20/s, about 3 s left");
  }

  @Test
  void showsTheTasksOfARunAsATree() {
    live.accept(
        new Event.Following(
            "train: 1 of 3 tasks",
            List.of(
                new Event.Step("prepare", 0, "SUCCESS", false, 61_000),
                new Event.Step("fit", 1, "RUNNING", true, 2_000),
                new Event.Step("report", 2, "BLOCKED", false, 0))));
    pulse.pass(1000);

    assertThat(seen.lines())
        .containsExactly(
            "train: 1 of 3 tasks",
            "  prepare: SUCCESS" + " ".repeat(52) + "1 min 1 s",
            "    fit: RUNNING" + " ".repeat(60) + "3 s",
            "      report: BLOCKED");
  }

  @Test
  void namesTheLongestThatAreUnderWay() {
    live.accept(new Event.Changing(60));
    live.accept(new Event.Started(ETL, "create"));
    pulse.pass(3000);
    IntStream.range(0, 5).forEach(i -> start("job" + i));
    done("job0");
    live.accept(new Event.Waiting(ETL, "STARTING"));
    live.accept(new Event.Failed(job("job1"), Diagnostic.error("api-refused", "no")));
    pulse.pass(3500);

    assertThat(seen.lines())
        .containsExactly(
            "Changing resources: 2 of 60, 1 failed",
            "  pipelines.etl creating: STARTING" + " ".repeat(42) + "6 s",
            "  jobs.job2 creating" + " ".repeat(56) + "3 s",
            "  jobs.job3 creating" + " ".repeat(56) + "3 s");
  }

  @Test
  void whatWaitsForAConnectionIsNotTakenToBeUnderWay() {
    live.accept(new Event.Changing(40));
    IntStream.range(10, 50).forEach(i -> start("job" + i));
    pulse.pass(3000);
    IntStream.range(10, 26).forEach(i -> done("job" + i));
    pulse.pass(2900);
    assertThat(seen.lines()).hasSize(1);

    pulse.pass(200);
    assertThat(seen.lines()).hasSize(4);
    assertThat(seen.lines().get(1)).startsWith("  jobs.job26 creating").endsWith(" 3 s");
  }

  @Test
  void saysThatTheStateIsWrittenWhenAllIsDone() {
    live.accept(new Event.Changing(1));
    start("a");
    pulse.pass(1000);
    done("a");
    pulse.pass(100);

    assertThat(seen.lines()).containsExactly("Recording what was done");
  }

  @Test
  void whenAllFilesAreThereSaysThatResourcesComeNext() {
    live.accept(new Event.Preparing());
    pulse.pass(3000);
    assertThat(seen.lines()).containsExactly("Getting ready to change resources, 3 s");

    live.accept(new Event.Uploading("/f", 1, 10));
    live.accept(new Event.Uploaded("a", false, 10));
    pulse.pass(1000);
    assertThat(seen.lines()).containsExactly("Getting ready to change resources");
  }

  @Test
  void saysThatItWaitsForATurnOrAPauseAndWhy() {
    live.accept(new Event.Queueing("Waiting for the deployment by ann"));
    pulse.pass(3000);
    assertThat(seen.lines()).containsExactly("Waiting for our turn, 3 s");

    live.accept(new Event.Changing(10));
    live.accept(new Event.Pausing(Duration.ofSeconds(2), true));
    live.accept(new Event.Pausing(Duration.ofSeconds(1), true));
    pulse.pass(1000);
    assertThat(seen.lines())
        .containsExactly("Changing resources: 0 of 10", "The workspace asks for a pause of 2 s");

    pulse.pass(1000);
    assertThat(seen.lines()).containsExactly("Changing resources: 0 of 10");
  }

  @Test
  void leavesOnlyWhatLasts() {
    live.accept(new Event.Changing(2));
    assertThat(live.offer("Created jobs.a\n")).isTrue();
    pulse.pass(2000);
    assertThat(seen.lines()).containsExactly("Created jobs.a", "Changing resources: 0 of 2");

    live.offer("Created jobs.b\n");
    live.rest();
    pulse.pass(1000);
    assertThat(seen.lines()).containsExactly("Created jobs.a", "Created jobs.b");
    assertThat(live.offer("not now\n")).isFalse();
  }

  @Test
  void nothingBeatsWhileNothingRuns() {
    assertThat(pulse.isBeating()).isFalse();
    live.accept(new Event.Reading());
    assertThat(pulse.isBeating()).isTrue();
    live.rest();
    pulse.pass(100);
    assertThat(pulse.isBeating()).isFalse();

    live.accept(new Event.Reading());
    assertThat(pulse.started()).isEqualTo(2);
  }

  @Test
  void eventsWriteNothingAndTenBeatsASecondWriteTenTimesAtMost() {
    live.accept(new Event.Changing(10_000));
    pulse.pass(1000);
    int before = seen.writes();
    for (int i = 0; i < 1000; i++) {
      start("job" + i);
      done("job" + i);
    }
    assertThat(seen.writes()).isEqualTo(before);

    for (int i = 1000; i < 2000; i++) {
      start("job" + i);
      done("job" + i);
      pulse.pass(i % 10 == 0 ? 10 : 0);
    }
    assertThat(seen.writes() - before).isLessThanOrEqualTo(100);
    pulse.pass(1000);
    assertThat(seen.writes() - before).isLessThanOrEqualTo(110);
  }

  @Test
  void fitsIntoANarrowWindowAndIntoOneThatBecomesNarrow() {
    live.accept(new Event.Changing(1000));
    live.accept(new Event.Started(ETL, "create"));
    IntStream.range(0, 100).forEach(i -> start("job" + i));
    IntStream.range(0, 100).forEach(i -> done("job" + i));
    pulse.pass(4000);
    assertThat(seen.lines().getFirst())
        .isEqualTo("Changing resources: 100 of 1000, 25/s, about 35 s left");

    for (int width : new int[] {40, 30, 12, 1}) {
      columns = width;
      seen.resize(width);
      pulse.pass(2100);
      assertThat(seen.lines()).hasSize(2).allMatch(line -> line.length() < Math.max(2, width));
    }
    columns = 80;
    seen.resize(80);
    pulse.pass(2100);
    assertThat(seen.lines().getFirst()).startsWith("Changing resources: 100 of 1000");
  }

  @Test
  void whatABundleSaysCannotMoveTheCursor() {
    live.accept(new Event.Changing(1));
    live.accept(new Event.Started(job("a\u001b[2Jb\nc"), "create"));
    pulse.pass(4000);

    assertThat(seen.lines()).hasSize(2).last().asString().startsWith("  jobs.a\\u001b[2Jb\\nc");
  }

  private void upload(int count) {
    IntStream.range(0, count).forEach(i -> live.accept(new Event.Uploaded("f" + i, false, 20_000)));
  }

  private void start(String name) {
    live.accept(new Event.Started(job(name), "create"));
  }

  private void done(String name) {
    live.accept(new Event.Done(job(name), "create", "1"));
  }

  private static ResourceKey job(String name) {
    return ResourceKey.of("jobs", name);
  }
}
