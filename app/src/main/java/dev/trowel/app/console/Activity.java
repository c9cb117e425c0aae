package dev.trowel.app.console;

import dev.trowel.app.console.Running.Task;
import dev.trowel.core.event.Event;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What is going on, how far it is, and how to say so: knows of events and of the time that comes
/// with them, and of nothing else.
final class Activity {

  /// So many that take long are named.
  private static final int NAMED = 3;

  private static final long LONG = Amounts.nanos(3);

  /// What takes less needs no telling how long it took so far.
  private static final long SOON = Amounts.nanos(2);

  /// What is nearly done needs no telling how long it will take.
  private static final double NEARLY = 2;

  private static final String CHANGING = "Changing resources";
  private static final String PREPARING = "Getting ready to change resources";
  private static final String RECORDING = "Recording what was done";

  private String title = "";
  private String resources = CHANGING;
  private long since;
  private Running running = new Running();
  private Tally tally = new Tally(0, 0, 0);
  private long pauseEnds;
  private String pause = "";
  private StepTree steps = StepTree.NONE;

  /// How far what can be counted is.
  private static final class Tally {
    private final int total;
    private final long totalBytes;
    private final Rate rate;
    private int done;
    private int failed;
    private long bytes;

    Tally(int total, long totalBytes, long now) {
      this.total = total;
      this.totalBytes = totalBytes;
      this.rate = new Rate(now);
    }

    private void more(long size, long now) {
      done++;
      bytes += size;
      rate.note(now, done);
    }
  }

  /// Takes note of `event`, which happened at `now`.
  ///
  /// @return for how many nanoseconds the resource was changed that it ends, else 0
  long accept(Event event, long now) {
    return switch (event) {
      case Event.Reading _ -> begin("Reading the workspace", 0, 0, now);
      case Event.Preparing _ -> begin(PREPARING, 0, 0, now);
      case Event.Uploading(String _, int count, long bytes) ->
          begin("Uploading files", count, bytes, now);
      case Event.UploadingLibrary _ -> begin("Uploading libraries", 0, 0, now);
      case Event.Changing(int count) -> begin(count == 0 ? RECORDING : resources, count, 0, now);
      case Event.PuttingBack _ -> {
        resources = "Putting resources back";
        yield begin("Putting back what was done", 0, 0, now);
      }
      case Event.Building(String name) -> begin("Building " + name, 0, 0, now);
      case Event.ScriptStarted(String name) -> begin("Running the script " + name, 0, 0, now);
      case Event.Queueing _ -> begin("Waiting for our turn", 0, 0, now);
      case Event.Pausing(var time, boolean asked) -> pausing(time.toNanos(), asked, now);
      case Event.Started(ResourceKey key, String action) -> {
        running.begin(key, doing(action), now);
        yield 0;
      }
      case Event.Waiting(ResourceKey key, String state) -> {
        running.state(key, state, now);
        yield 0;
      }
      case Event.Uploaded(String _, boolean _, long bytes) -> {
        counted(bytes, now);
        yield 0;
      }
      case Event.Done(ResourceKey key, String _, String _) -> ended(key, now);
      case Event.Kept(ResourceKey key) -> ended(key, now);
      case Event.Skipped(ResourceKey key, ResourceKey _) -> failed(key, now);
      case Event.Failed(ResourceKey key, var _) -> failed(key, now);
      case Event.Following following -> follow(following, now);
      case Event.ScriptPrinted _, Event.BuildOutput _ -> 0;
    };
  }

  /// Whether there is something to count that is not all done.
  boolean isCounting() {
    return tally.done < tally.total;
  }

  /// Whether `key` is under way.
  boolean isRunning(ResourceKey key) {
    return running.has(key);
  }

  /// Forgets all of it: nothing is going on.
  void end() {
    title = "";
    pause = "";
    steps = StepTree.NONE;
    resources = CHANGING;
    running = new Running();
  }

  /// One line that says how far it is, and, where somebody watches, those that say what takes long;
  /// none while nothing is going on. None is wider than `width`.
  List<String> lines(int width, long now) {
    if (title.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(headline(width, now));
    if (!pause.isEmpty() && now < pauseEnds) {
      lines.add(Fit.end(pause, width));
    }
    running.longest(NAMED, LONG, now).forEach(task -> lines.add(line(task, width, now)));
    lines.addAll(steps.lines(width, now));
    return lines;
  }

  private long follow(Event.Following following, long now) {
    if (!steps.isOf(following)) {
      begin(following.title(), 0, 0, now);
    }
    title = following.title();
    steps = new StepTree(following, now);
    return 0;
  }

  /// How far it is, in as many words as fit into one line.
  String headline(int width, long now) {
    StringBuilder line = new StringBuilder(Fit.end(Fit.line(subject()), width));
    for (String each : details(now)) {
      if (Cells.of(line.toString()) + 2 + Cells.of(each) <= width) {
        line.append(", ").append(each);
      }
    }
    return line.toString();
  }

  private String subject() {
    if (tally.total == 0) {
      return title;
    }
    if (tally.done < tally.total) {
      return "%s: %d of %d".formatted(title, tally.done, tally.total);
    }
    return title.equals(resources) ? RECORDING : PREPARING;
  }

  private List<String> details(long now) {
    List<String> details = new ArrayList<>();
    if (tally.total == 0 || tally.done >= tally.total) {
      if (now - since >= SOON) {
        details.add(Amounts.time(Amounts.seconds(now - since)));
      }
      return details;
    }
    if (tally.failed > 0) {
      details.add(tally.failed + " failed");
    }
    if (tally.totalBytes > 0) {
      details.add(Amounts.share(tally.bytes, tally.totalBytes));
    }
    OptionalDouble rate = tally.rate.perSecond(now, tally.done);
    if (rate.isPresent()) {
      double left = (tally.total - tally.done) / rate.getAsDouble();
      details.add(Amounts.rate(rate.getAsDouble()));
      if (left >= NEARLY) {
        details.add("about " + Amounts.about(left) + " left");
      }
    }
    return details;
  }

  private static String line(Task task, int width, long now) {
    String time = Amounts.time(Amounts.seconds(now - task.since()));
    String state = task.state().isEmpty() ? "" : ": " + task.state();
    String left = "  " + task.key() + " " + task.doing() + state;
    int room = width - 2 - Cells.of(time);
    return room < 1
        ? Fit.end(Fit.line(left), width)
        : Fit.padded(Fit.end(Fit.line(left), room), room) + "  " + time;
  }

  private long begin(String what, int total, long bytes, long now) {
    if (!what.equals(title) || total > 0) {
      since = now;
    }
    title = what;
    tally = new Tally(total, bytes, now);
    running = new Running();
    return 0;
  }

  private long pausing(long time, boolean asked, long now) {
    if (now + time > pauseEnds || now >= pauseEnds) {
      pauseEnds = now + time;
      pause = pause(time, asked);
    }
    return 0;
  }

  /// What a pause of so many nanoseconds is told as.
  static String pause(long time, boolean asked) {
    String length = Amounts.time(Math.max(1, Math.round(time / 1e9)));
    return asked
        ? "The workspace asks for a pause of " + length
        : "The workspace did not answer: trying again in " + length;
  }

  private long ended(ResourceKey key, long now) {
    counted(0, now);
    return running.end(key, now);
  }

  private void counted(long bytes, long now) {
    tally.more(bytes, now);
    since = tally.done == tally.total ? now : since;
  }

  private long failed(ResourceKey key, long now) {
    tally.failed++;
    return ended(key, now);
  }

  private static String doing(String action) {
    return switch (action) {
      case "create" -> "creating";
      case "recreate" -> "recreating";
      case "delete" -> "deleting";
      case "resize" -> "resizing";
      default -> "updating";
    };
  }
}
