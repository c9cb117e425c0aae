package dev.trowel.core.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Hands lines on and remembers the last few.
public final class Tail implements Consumer<String> {

  private final int size;
  private final Consumer<String> next;
  private final Deque<String> last = new ArrayDeque<>();

  /// @param size how many lines are remembered
  public Tail(int size, Consumer<String> next) {
    this.size = size;
    this.next = next;
  }

  @Override
  public void accept(String line) {
    if (last.size() == size) {
      last.removeFirst();
    }
    last.addLast(line);
    next.accept(line);
  }

  /// The last lines, once whoever printed them has ended.
  public List<String> lines() {
    return List.copyOf(last);
  }
}
