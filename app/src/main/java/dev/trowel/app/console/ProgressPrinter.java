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
  private final int quiet;
  private final SortedMap<ResourceKey, String> done = new TreeMap<>();
  private final Map<ResourceKey, String> waiting = new TreeMap<>();

  /// @param quiet 0 to tell everything, more to tell nothing
  public ProgressPrinter(Console console, int quiet) {
    this.console = console;
    this.quiet = quiet;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Started _, Event.Failed _, Event.Skipped _, Event.Uploaded _ -> {}
      case Event.Waiting(ResourceKey key, String state) -> waiting(key, state);
      case Event.Done(ResourceKey key, String action, String _) -> done(key, past(action));
      case Event.Uploading(String folder, int _) ->
          tell("Uploading bundle files to " + folder + "...");
      case Event.ScriptStarted(String name) -> tell("Executing '" + name + "' script");
      case Event.ScriptPrinted(String _, String line) -> tell(line);
      case Event.UploadingLibrary(String path) -> tell("Uploading " + path + "...");
      case Event.Building(String name) -> tell("Building " + name + "...");
      case Event.Queueing(String line) -> queueing(line);
      case Event.PuttingBack _ -> {
        finish();
        tell("Putting back what was done...");
      }
      case Event.BuildOutput(String _, String line) -> printed(line);
    }
  }

  /// Tells what was not told yet.
  public synchronized void finish() {
    done.forEach((key, verb) -> tell(verb + " " + key));
    done.clear();
  }

  private void queueing(String line) {
    if (quiet == 0) {
      console.progressWrapped(line);
    }
  }

  private void waiting(ResourceKey key, String state) {
    if (!state.equals(waiting.put(key, state))) {
      tell("Waiting for " + key + ": " + state);
    }
  }

  private void done(ResourceKey key, String verb) {
    if (console.isWatched()) {
      tell(verb + " " + key);
    } else {
      done.put(key, verb);
    }
  }

  /// Who watches wants to see that a long command is alive; a log has its end when it fails.
  private void printed(String line) {
    if (console.isWatched()) {
      tell("  " + line);
    }
  }

  private void tell(String line) {
    if (quiet == 0) {
      console.progress(line);
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
