package dev.trowel.app.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/// How fast a count grows, by what it was during the last ten seconds; during a longer time where
/// it grows slowly.
final class Rate {

  private static final long WINDOW = Amounts.nanos(10);
  private static final long STEP = WINDOW / 20;

  /// From a shorter time nobody can tell, nor from less growth.
  private static final long LEAST = Amounts.nanos(2);

  private static final long GROWTH = 5;

  private record Sample(long at, long count) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /// @param now the time at which the count is 0
  Rate(long now) {
    samples.addLast(new Sample(now, 0));
  }

  /// Takes note of the count; cheap, however often it is called.
  void note(long now, long count) {
    if (now - samples.getLast().at() < STEP) {
      return;
    }
    samples.addLast(new Sample(now, count));
    while (now - samples.getFirst().at() > WINDOW && isEnoughWithout(samples.getFirst(), count)) {
      samples.removeFirst();
    }
  }

  private boolean isEnoughWithout(Sample first, long count) {
    return samples.stream()
        .filter(sample -> sample != first)
        .findFirst()
        .filter(second -> count - second.count() >= GROWTH)
        .isPresent();
  }

  /// The growth a second; empty while nobody can tell.
  OptionalDouble perSecond(long now, long count) {
    Sample first = samples.getFirst();
    long time = now - first.at();
    return time < LEAST || count - first.count() < GROWTH
        ? OptionalDouble.empty()
        : OptionalDouble.of((count - first.count()) * 1e9 / time);
  }
}
