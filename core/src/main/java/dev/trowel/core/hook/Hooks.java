package dev.trowel.core.hook;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.process.Shell;
import dev.trowel.core.process.Tail;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the scripts of `experimental.scripts` in the bundle root, by a shell, when their moment has
/// come (format.md 2.2, 3).
public final class Hooks {

  /// No scripts at all.
  public static final Hooks NONE =
      new Hooks(java.nio.file.Path.of(""), Map.of(), Map.of(), _ -> {});

  private static final int SHOWN = 10;
  private static final String SECTION = "experimental";
  private static final String SCRIPTS = "scripts";
  private static final String RESTRICTED = "DATABRICKS_BUNDLE_RESTRICTED_CODE_EXECUTION";

  private final java.nio.file.Path root;
  private final Map<Moment, Text> scripts;
  private final Map<String, String> environment;
  private final EventSink events;

  private Hooks(
      java.nio.file.Path root,
      Map<Moment, Text> scripts,
      Map<String, String> environment,
      EventSink events) {
    this.root = root;
    this.scripts = Map.copyOf(scripts);
    this.environment = Map.copyOf(environment);
    this.events = events;
  }

  /// The scripts that a bundle's tree names.
  ///
  /// @param root the bundle root, absolute
  /// @param environment all environment variables the scripts get
  /// @param events is told what they print, line by line
  public static Hooks of(
      java.nio.file.Path root, Mapping tree, Map<String, String> environment, EventSink events) {
    Map<Moment, Text> scripts = new EnumMap<>(Moment.class);
    for (Moment moment : Moment.values()) {
      if (Values.find(tree, SECTION, SCRIPTS, moment.key()) instanceof Text text
          && !text.text().isBlank()) {
        scripts.put(moment, text);
      }
    }
    return new Hooks(root, scripts, environment, events);
  }

  /// Whether there are no scripts.
  public boolean isEmpty() {
    return scripts.isEmpty();
  }

  /// The same without the scripts of moments after `last`.
  public Hooks until(Moment last) {
    Map<Moment, Text> earlier = new EnumMap<>(Moment.class);
    scripts.forEach((moment, script) -> {
      if (moment.compareTo(last) <= 0) {
        earlier.put(moment, script);
      }
    });
    return new Hooks(root, earlier, environment, events);
  }

  /// Runs the script of this moment, if there is one, to its end.
  ///
  /// @throws StopException `hook-failed` when it cannot be run or ends with another code than 0,
  ///   `code-execution-restricted` when the environment forbids to run any
  public void run(Moment moment) {
    Text script = scripts.get(moment);
    if (script == null) {
      return;
    }
    refuseWhereRestricted(moment, script.span());
    events.accept(new Event.ScriptStarted(moment.key()));
    Tail tail = new Tail(SHOWN, line -> events.accept(new Event.ScriptPrinted(moment.key(), line)));
    int code = execute(moment, script, tail);
    if (code != 0) {
      throw failed(moment, script.span(), "ended with exit code " + code, tail);
    }
  }

  private int execute(Moment moment, Text script, Tail tail) {
    try {
      return Shell.found(environment)
          .orElseThrow(
              () -> failed(moment, script.span(), "needs a shell, and none is on the PATH", tail))
          .run(script.text(), root, environment, tail);
    } catch (IOException e) {
      throw failed(moment, script.span(), "cannot be run: " + e.getMessage(), tail);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(
          Diagnostic.error("interrupted", "interrupted while a script was running")
              .at(place(moment))
              .in(script.span()));
    }
  }

  private void refuseWhereRestricted(Moment moment, Span span) {
    boolean restricted =
        Optional.ofNullable(environment.get(RESTRICTED))
            .filter(text -> !text.isEmpty() && !text.equals("0") && !text.equals("false"))
            .isPresent();
    if (restricted) {
      throw new StopException(
          Diagnostic.error(
                  "code-execution-restricted",
                  "the %s script may not run here".formatted(moment.key()))
              .detail(
                  RESTRICTED
                      + " is set, which forbids bundles to run code on this machine. Unset it where"
                      + " the bundle is trusted, or take the script away.")
              .at(place(moment))
              .in(span));
    }
  }

  private static StopException failed(Moment moment, Span span, String how, Tail printed) {
    List<String> lines = printed.lines();
    String last = lines.isEmpty() ? "" : "\nThe last it printed:\n" + String.join("\n", lines);
    return new StopException(
        Diagnostic.error("hook-failed", "the %s script %s".formatted(moment.key(), how))
            .detail("Nothing after it was done. Mend the script, and run again." + last)
            .at(place(moment))
            .in(span));
  }

  private static Path place(Moment moment) {
    return Path.of(SECTION, SCRIPTS, moment.key());
  }
}
