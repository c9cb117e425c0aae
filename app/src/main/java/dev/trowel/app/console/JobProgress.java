package dev.trowel.app.console;

import dev.trowel.core.event.Event;
import dev.trowel.core.run.Run;
import dev.trowel.core.run.RunState;
import dev.trowel.core.run.TaskRun;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Tells how far a run is: a line for each change, and on a terminal a tree of its tasks that is
/// redrawn in place (format.md 1.7).
public final class JobProgress implements Consumer<Run> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /// What ended made room for what started.
  private static final Comparator<TaskRun> ENDS_FIRST =
      Comparator.comparing((TaskRun task) -> !task.state().isOver())
          .thenComparing(task -> task.state().result().startsWith("UPSTREAM"))
          .thenComparingLong(TaskRun::ended);

  private final Console console;
  private final boolean isNative;
  private final boolean quiet;
  private final Clock clock;
  private final Map<String, RunState> said = new HashMap<>();
  private String url = "";

  /// @param isNative whether each task is told of; the incumbent tells of the run only
  public JobProgress(Console console, boolean isNative, boolean quiet, Clock clock) {
    this.console = console;
    this.isNative = isNative;
    this.quiet = quiet;
    this.clock = clock;
  }

  /// Says where the run is seen.
  public void started(Run run) {
    if (url.isEmpty() && !quiet) {
      console.progress("Run URL: " + run.url());
      console.progress("");
    }
    url = run.url();
  }

  @Override
  public void accept(Run run) {
    started(run);
    if (quiet) {
      return;
    }
    if (!isNative) {
      tellRun(run);
      return;
    }
    run.tasks().stream().sorted(ENDS_FIRST).forEach(this::tellTask);
    console.live().ifPresent(live -> live.accept(following(run)));
  }

  /// Ends what is redrawn.
  public void finish() {
    console.rest();
  }

  /// Where the run is seen; `""` while nobody knows.
  public String url() {
    return url;
  }

  private void tellRun(Run run) {
    RunState state = run.state();
    if (state.equals(said.put("", state))) {
      return;
    }
    console.progress(
        now()
            + " \""
            + run.name()
            + "\" "
            + List.of(state.lifeCycle(), state.result(), state.message()).stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" ")));
  }

  /// On a terminal the tree shows what is under way, so that only ends are told.
  private void tellTask(TaskRun task) {
    RunState state = task.state();
    RunState before = said.put(task.key(), state);
    boolean silent = before == null && isWaiting(state);
    boolean shown = console.live().isPresent() && !state.isOver();
    if (silent || shown || word(state).equals(before == null ? "" : word(before))) {
      return;
    }
    String line = now() + " " + task.key() + ": " + word(state) + took(task);
    console.progress(line);
  }

  private String now() {
    return LocalDateTime.now(clock).format(TIME);
  }

  private static String took(TaskRun task) {
    long seconds = (task.ended() - task.began()) / 1000;
    return task.state().isOver() && seconds > 0 ? ", " + Amounts.time(seconds) : "";
  }

  private static boolean isWaiting(RunState state) {
    return switch (state.lifeCycle()) {
      case "PENDING", "BLOCKED", "QUEUED", "WAITING_FOR_RETRY" -> true;
      default -> false;
    };
  }

  private static String word(RunState state) {
    return state.isOver() && !state.result().isEmpty() ? state.result() : state.lifeCycle();
  }

  private Event.Following following(Run run) {
    long over = run.tasks().stream().filter(task -> task.state().isOver()).count();
    String title = "%s: %d of %d tasks".formatted(run.name(), over, run.tasks().size());
    return new Event.Following(title, run.tasks().stream().map(task -> step(task, run)).toList());
  }

  private Event.Step step(TaskRun task, Run run) {
    boolean running = !task.state().isOver() && !isWaiting(task.state());
    long until = running ? clock.millis() : task.ended();
    long millis = task.began() == 0 ? 0 : Math.max(0, until - task.began());
    return new Event.Step(
        task.key(), depth(task, run, run.tasks().size()), word(task.state()), running, millis);
  }

  /// A circle would be refused by the workspace; whatever it says, this ends.
  private static int depth(TaskRun task, Run run, int most) {
    if (most == 0) {
      return 0;
    }
    return task.after().stream()
        .map(key -> named(run, key))
        .flatMap(Optional::stream)
        .mapToInt(before -> 1 + depth(before, run, most - 1))
        .max()
        .orElse(0);
  }

  private static Optional<TaskRun> named(Run run, String key) {
    return run.tasks().stream().filter(task -> task.key().equals(key)).findFirst();
  }
}
