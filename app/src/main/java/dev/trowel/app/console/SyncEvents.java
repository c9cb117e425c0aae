package dev.trowel.app.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.event.Event;
import dev.trowel.core.sync.SourceFile;
import dev.trowel.core.sync.SyncPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tells what becomes of the files, as text or as one JSON object a line (format.md 1.9).
public final class SyncEvents {

  private static final String PUT = "put";
  private static final String DELETE = "delete";

  private final Consumer<String> out;
  private final boolean json;
  private final boolean dry;
  private final Clock clock;
  private int seq;

  /// @param out where the lines go, each with its line feed
  /// @param dry whether nothing is really done
  public SyncEvents(Consumer<String> out, boolean json, boolean dry, Clock clock) {
    this.out = out;
    this.json = json;
    this.dry = dry;
    this.clock = clock;
  }

  /// This is about to be done.
  public void start(SyncPlan plan) {
    if (json) {
      out.accept(changes("start", plan) + "\n");
      return;
    }
    List<String> parts = new ArrayList<>();
    if (!plan.uploads().isEmpty()) {
      parts.add("PUT: " + String.join(", ", puts(plan)));
    }
    if (!plan.deletes().isEmpty()) {
      parts.add("DELETE: " + String.join(", ", plan.deletes()));
    }
    if (!parts.isEmpty()) {
      out.accept("Action: " + String.join(", ", parts) + "\n");
    }
  }

  /// All of it is taken for done.
  public void dry(SyncPlan plan) {
    plan.deletes().forEach(path -> done(new Event.Uploaded(path, true, 0)));
    puts(plan).forEach(path -> done(new Event.Uploaded(path, false, 0)));
  }

  /// A file is there, or gone.
  public void done(Event.Uploaded file) {
    if (!json) {
      out.accept((file.removed() ? "Deleted " : "Uploaded ") + file.path() + "\n");
      return;
    }
    for (int progress = 0; progress <= 1; progress++) {
      ObjectNode event = event("progress").put("action", file.removed() ? DELETE : PUT);
      event.put("path", file.path()).put("progress", progress);
      out.accept(event + "\n");
    }
  }

  /// It is done.
  public void complete(SyncPlan plan) {
    if (json) {
      out.accept(changes("complete", plan) + "\n");
    } else if (seq == 0) {
      out.accept("Initial Sync Complete\n");
    } else if (!plan.isEmpty()) {
      out.accept("Complete\n");
    }
    seq++;
  }

  private ObjectNode changes(String type, SyncPlan plan) {
    ObjectNode event = event(type);
    if (!plan.uploads().isEmpty()) {
      puts(plan).forEach(event.putArray(PUT)::add);
    }
    if (!plan.deletes().isEmpty()) {
      plan.deletes().forEach(event.putArray(DELETE)::add);
    }
    return event;
  }

  private ObjectNode event(String type) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("timestamp", clock.instant().toString())
            .put("seq", seq)
            .put("type", type);
    return dry ? event.put("dry_run", true) : event;
  }

  private static List<String> puts(SyncPlan plan) {
    return plan.uploads().stream().map(SourceFile::path).sorted().toList();
  }
}
