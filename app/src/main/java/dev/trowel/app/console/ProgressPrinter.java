package dev.trowel.app.console;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.schema.address.ResourceKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells what happens while a plan is applied (format.md 1.5).
///
/// On a screen each line appears as it happens. Elsewhere what was done is told sorted at the end,
/// so that two logs of the same deployment are the same.
public final class ProgressPrinter implements EventSink {

  private final Console console;
  private final SortedMap<ResourceKey, String> done = new TreeMap<>();
  private final Map<ResourceKey, String> waiting = new TreeMap<>();
  private int uploaded;
  private int removed;

  public ProgressPrinter(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Started _, Event.Failed _, Event.Skipped _ -> {}
      case Event.Waiting(ResourceKey key, String state) -> waiting(key, state);
      case Event.Done(ResourceKey key, String action, String _) -> done(key, past(action));
      case Event.Uploading(String folder, int _) ->
          console.progress("Uploading bundle files to " + folder + "...");
      case Event.Uploaded(String _, boolean gone) -> count(gone);
    }
  }

  /// Tells what was not told yet.
  public synchronized void finish() {
    done.forEach((key, verb) -> console.progress(verb + " " + key));
    done.clear();
  }

  /// `Files: 3 uploaded, 0 deleted`.
  public synchronized String files() {
    return "Files: %d uploaded, %d deleted".formatted(uploaded, removed);
  }

  private void waiting(ResourceKey key, String state) {
    if (!state.equals(waiting.put(key, state))) {
      console.progress("Waiting for " + key + ": " + state);
    }
  }

  private void done(ResourceKey key, String verb) {
    if (console.isWatched()) {
      console.progress(verb + " " + key);
    } else {
      done.put(key, verb);
    }
  }

  private void count(boolean gone) {
    if (gone) {
      removed++;
    } else {
      uploaded++;
    }
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
