package dev.trowel.core.hook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Hands lines on and remembers the last few.
final class Tail implements Consumer<String> {

  private static final int LINES = 10;

  private final Consumer<String> next;
  private final Deque<String> last = new ArrayDeque<>();

  Tail(Consumer<String> next) {
    this.next = next;
  }

  @Override
  public void accept(String line) {
    if (last.size() == LINES) {
      last.removeFirst();
    }
    last.addLast(line);
    next.accept(line);
  }

  /// The last lines.
  String text() {
    return String.join("\n", last);
  }
}
