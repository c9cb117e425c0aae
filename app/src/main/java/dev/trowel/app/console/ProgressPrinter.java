package dev.trowel.app.console;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells what happens while a plan is applied (format.md 1.5; docs/output.md).
///
/// On a screen each line appears as it happens, and what is going on is redrawn below. Elsewhere
/// what was done is told sorted at the end, so that two logs of the same deployment are the same.
public final class ProgressPrinter implements EventSink {

  /// Of more changes only sums are told, and what took long.
  private static final int MANY = 50;

  private static final long SLOW = Amounts.nanos(10);
  private static final long VERY_SLOW = Amounts.nanos(30);

  /// Where nobody watches, how far it is is told no more often.
  private static final long SELDOM = Amounts.nanos(10);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Console console;
  private final int quiet;
  private final Pulse pulse;
  private final Optional<Live> live;
  private final Activity activity = new Activity();
  private final SortedMap<ResourceKey, String> done = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Integer>> sums = new TreeMap<>();
  private final Map<ResourceKey, String> waiting = new TreeMap<>();
  private int total;
  private long counted;
  private long paused;

  /// @param quiet 0 to tell everything, more to tell nothing
  public ProgressPrinter(Console console, int quiet) {
    this(console, quiet, Pulse.SYSTEM);
  }

  ProgressPrinter(Console console, int quiet, Pulse pulse) {
    this.console = console;
    this.quiet = quiet;
    this.pulse = pulse;
    this.live = console.live();
    this.paused = pulse.nanos() - SELDOM;
  }

  @Override
  public synchronized void accept(Event event) {
    if (quiet > 0) {
      return;
    }
    long now = pulse.nanos();
    long took = live.map(shown -> shown.accept(event)).orElseGet(() -> activity.accept(event, now));
    switch (event) {
      case Event.Reading _, Event.Preparing _, Event.Started _, Event.Following _ -> {}
      case Event.Failed _, Event.Skipped _, Event.Kept _, Event.Uploaded _ -> count(now);
      case Event.Waiting(ResourceKey key, String state) -> waiting(key, state);
      case Event.Done(ResourceKey key, String action, String _) -> {
        done(key, past(action), took);
        count(now);
      }
      case Event.Changing(int count) -> {
        total = count;
        counted = now;
      }
      case Event.Uploading(String folder, int _, long _) -> {
        counted = now;
        tell("Uploading bundle files to " + folder + "...");
      }
      case Event.ScriptStarted(String name) -> tell("Executing '" + name + "' script");
      case Event.ScriptPrinted(String _, String line) -> tell(line);
      case Event.UploadingLibrary(String path) -> tell("Uploading " + path + "...");
      case Event.Building(String name) -> tell("Building " + name + "...");
      case Event.Queueing(String line) -> console.progressWrapped(line);
      case Event.PuttingBack _ -> {
        tellDone();
        tell("Putting back what was done...");
      }
      case Event.BuildOutput(String _, String line) -> printed(line);
      case Event.Pausing(Duration pause, boolean asked) -> pausing(pause, asked, now);
    }
  }

  /// Tells what was not told yet, and ends what is redrawn.
  public synchronized void finish() {
    tellDone();
    if (quiet == 0) {
      console.rest();
    }
  }

  private void tellDone() {
    done.values().forEach(this::tell);
    done.clear();
    sums.forEach((verb, kinds) ->
        console.progressWrapped(
            verb
                + " "
                + String.join(
                    ", ",
                    kinds.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList())));
    sums.clear();
  }

  /// What is shown as being under way shows its state, too.
  private void waiting(ResourceKey key, String state) {
    boolean shown = live.filter(it -> it.isRunning(key)).isPresent();
    if (!state.equals(waiting.put(key, state)) && !shown && !isMuch()) {
      tell("Waiting for " + key + ": " + state);
    }
  }

  private void done(ResourceKey key, String verb, long took) {
    if (isMuch()) {
      sums.computeIfAbsent(verb, _ -> new TreeMap<>()).merge(sort(key), 1, Integer::sum);
    }
    if (!isMuch() || took >= VERY_SLOW) {
      boolean slow = console.sumsUp() && took >= SLOW;
      String time = slow ? " (" + Amounts.time(Amounts.seconds(took)) + ")" : "";
      told(key, verb + " " + key + time);
    }
  }

  private void told(ResourceKey key, String line) {
    if (console.isWatched()) {
      tell(line);
    } else {
      done.put(key, line);
    }
  }

  private boolean isMuch() {
    return console.sumsUp() && total > MANY;
  }

  private static String sort(ResourceKey key) {
    return switch (key.part()) {
      case Part.SELF -> key.kind();
      case Part.PERMISSIONS -> key.kind() + ".permissions";
      case Part.GRANTS -> key.kind() + ".grants";
    };
  }

  /// Where nobody watches, a log shall tell now and then that work goes on.
  private void count(long now) {
    boolean due = now - counted >= SELDOM && activity.isCounting();
    if (live.isEmpty() && console.sumsUp() && due) {
      counted = now;
      tell(activity.headline(console.progressWidth(), now));
    }
  }

  private void pausing(Duration pause, boolean asked, long now) {
    boolean due = now - paused >= SELDOM && pause.compareTo(PAUSE) >= 0;
    if (live.isEmpty() && console.sumsUp() && due) {
      paused = now;
      tell(Activity.pause(pause.toNanos(), asked));
    }
  }

  /// Who watches wants to see that a long command is alive; a log has its end when it fails.
  private void printed(String line) {
    if (console.isWatched()) {
      tell("  " + line);
    }
  }

  private void tell(String line) {
    console.progress(line);
  }

  private static String past(String action) {
    return switch (action) {
      case "create" -> "Created";
      case "recreate" -> "Recreated";
      case "delete" -> "Deleted";
      case "resize" -> "Resized";
      default -> "Updated";
    };
  }
}
