package dev.trowel.core.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The choices of one run: first those that were given, then the usual ones, or any.
final class Schedule {

  private final List<Integer> given;
  private final Optional<Random> random;
  private final int deviations;
  private final List<Integer> made = new ArrayList<>();
  private final List<Integer> options = new ArrayList<>();
  private int deviated;

  private Schedule(List<Integer> given, Optional<Random> random, int deviations) {
    this.given = given;
    this.random = random;
    this.deviations = deviations;
  }

  /// The first of all runs that leave the usual course `deviations` times at most.
  static Schedule first(int deviations) {
    return new Schedule(List.of(), Optional.empty(), deviations);
  }

  /// Any run that does; told by its seed.
  static Schedule random(long seed, int deviations) {
    return new Schedule(List.of(), Optional.of(new Random(seed)), deviations);
  }

  /// One of `count` things to do; 0 is the usual one.
  int choose(int count) {
    int free = deviated < deviations ? count : 1;
    int choice = made.size() < given.size() ? given.get(made.size()) : random(free);
    made.add(choice);
    options.add(free);
    deviated += choice == 0 ? 0 : 1;
    return choice;
  }

  private int random(int free) {
    return random
        .filter(_ -> free > 1)
        .map(each -> each.nextInt(8) < 5 ? 0 : each.nextInt(free))
        .orElse(0);
  }

  /// The run after this one; empty when all were made.
  Optional<Schedule> next() {
    for (int i = made.size() - 1; i >= 0; i--) {
      if (made.get(i) + 1 < options.get(i)) {
        List<Integer> start = new ArrayList<>(made.subList(0, i));
        start.add(made.get(i) + 1);
        return Optional.of(new Schedule(start, Optional.empty(), deviations));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return made.toString();
  }
}
