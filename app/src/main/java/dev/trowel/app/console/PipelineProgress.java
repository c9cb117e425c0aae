package dev.trowel.app.console;

import dev.trowel.core.event.Event;
import dev.trowel.core.run.PipelineUpdate;
import dev.trowel.core.run.PipelineUpdate.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tells how far an update of a pipeline is: each line of its log as it comes (format.md 1.7).
public final class PipelineProgress implements Consumer<PipelineUpdate> {

  private final Console console;
  private final String name;
  private final boolean quiet;
  private final List<String> errors = new ArrayList<>();

  public PipelineProgress(Console console, String name, boolean quiet) {
    this.console = console;
    this.name = name;
    this.quiet = quiet;
  }

  /// Says where the update is seen.
  public void started(String url) {
    if (!quiet) {
      console.progress("Update URL: " + url);
      console.progress("");
    }
  }

  @Override
  public void accept(PipelineUpdate update) {
    update.fresh().forEach(each -> errors.addAll(each.errors()));
    if (quiet) {
      return;
    }
    for (Told told : update.fresh()) {
      console.progress(
          "%s %s %s \"%s\""
              .formatted(told.time(), told.type(), told.level(), told.message())
              .strip());
      told.errors().forEach(error -> error.lines().forEach(console::progress));
    }
    console
        .live()
        .ifPresent(
            live -> live.accept(new Event.Following(name + ": " + update.state(), List.of())));
  }

  /// Ends what is redrawn.
  public void finish() {
    console.rest();
  }

  /// What went wrong, as the log has it.
  public List<String> errors() {
    return List.copyOf(errors);
  }
}
