package dev.trowel.app.console;

import dev.trowel.core.event.Event;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Shows on a terminal what is going on while it goes on.
///
/// Telling it something takes no longer than to remember it. What is written is written by the
/// beats of a [Pulse], at most ten times a second, so that a slow terminal slows nothing down.
final class Live {

  /// What is over sooner is not worth a look.
  private static final long PATIENCE = Amounts.nanos(1) / 2;

  /// How often it is asked whether the window became wider or narrower.
  private static final long SIZING = Amounts.nanos(2);

  private final ScreenStream stream;
  private final Screen screen;
  private final Pulse pulse;
  private final IntUnaryOperator size;
  private final Object drawing = new Object();

  private final Activity activity = new Activity();
  private final StringBuilder told = new StringBuilder();
  private boolean isBeating;
  private boolean isOn;
  private long start;
  private int columns;
  private long sized;

  /// @param columns how wide the screen is
  /// @param size how wide it is by now, given how wide it was
  Live(ScreenStream stream, Pulse pulse, int columns, IntUnaryOperator size) {
    this.stream = stream;
    this.screen = stream.screen();
    this.pulse = pulse;
    this.columns = columns;
    this.size = size;
  }

  /// Takes note of `event`.
  ///
  /// @return for how many nanoseconds the resource was changed that it ends, else 0
  synchronized long accept(Event event) {
    begin();
    return activity.accept(event, pulse.nanos());
  }

  /// Has whole lines printed that stay, above what is redrawn; not while nothing goes on.
  ///
  /// @return whether it does
  synchronized boolean offer(String lines) {
    if (isOn) {
      told.append(lines);
    }
    return isOn;
  }

  /// Whether `key` is under way, and so may be among what is shown.
  synchronized boolean isRunning(ResourceKey key) {
    return activity.isRunning(key);
  }

  /// Returns when all that was told is printed and nothing is redrawn any more, until something
  /// goes on again.
  void rest() {
    synchronized (drawing) {
      String text;
      synchronized (this) {
        isOn = false;
        activity.end();
        text = taken();
      }
      screen.close(false);
      print(text);
    }
  }

  /// What else is to be printed on the same terminal has to be printed here.
  ScreenStream stream() {
    return stream;
  }

  /// Somebody answered a question, and with that ended the line.
  void answered() {
    screen.answered();
  }

  private void begin() {
    if (!isOn) {
      isOn = true;
      start = pulse.nanos();
      sized = start;
    }
    if (!isBeating) {
      isBeating = true;
      pulse.start(this::beat);
    }
  }

  /// Whether it goes on.
  private boolean beat() {
    synchronized (drawing) {
      String text;
      List<String> lines;
      synchronized (this) {
        if (!isOn) {
          isBeating = false;
          return false;
        }
        text = taken();
        long now = pulse.nanos();
        lines = now - start < PATIENCE ? List.of() : activity.lines(columns - 1, now);
      }
      print(text);
      screen.show(lines);
    }
    resize();
    return true;
  }

  private String taken() {
    String text = told.toString();
    told.setLength(0);
    return text;
  }

  private void print(String text) {
    if (!text.isEmpty()) {
      screen.print(text);
    }
  }

  /// Only this thread looks how wide the window is, and nobody waits for it.
  private void resize() {
    long now = pulse.nanos();
    if (now - sized >= SIZING) {
      sized = now;
      columns = size.applyAsInt(columns);
    }
  }
}
