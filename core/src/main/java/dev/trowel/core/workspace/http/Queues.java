package dev.trowel.core.workspace.http;

import java.util.ArrayDeque;
import java.util.Deque;

/// Who waits, in the order of arrival: steps and bulk take turns, and while both wait neither has
/// more than half of the width. Not safe for threads.
final class Queues {

  private final Deque<Waiter> steps = new ArrayDeque<>();
  private final Deque<Waiter> bulk = new ArrayDeque<>();
  private int stepsUnderWay;
  private int bulkUnderWay;
  private boolean bulkIsNext;

  boolean isEmpty() {
    return steps.isEmpty() && bulk.isEmpty();
  }

  int underWay() {
    return stepsUnderWay + bulkUnderWay;
  }

  void add(Waiter waiter) {
    of(waiter).addLast(waiter);
  }

  /// Adds one that waited already, before all others.
  void addFirst(Waiter waiter) {
    of(waiter).addFirst(waiter);
  }

  boolean remove(Waiter waiter) {
    return of(waiter).remove(waiter);
  }

  /// The one that waits longest of either sort; there has to be one.
  Waiter first() {
    return steps.isEmpty() ? bulk.getFirst() : steps.getFirst();
  }

  /// Takes whose turn it is; there has to be one.
  Waiter take(int limit) {
    boolean fromBulk = steps.isEmpty() || (!bulk.isEmpty() && isTurnOfBulk((limit + 1) / 2));
    bulkIsNext = !fromBulk;
    if (fromBulk) {
      bulkUnderWay++;
      return bulk.removeFirst();
    }
    stepsUnderWay++;
    return steps.removeFirst();
  }

  private boolean isTurnOfBulk(int share) {
    if (bulkUnderWay >= share) {
      return false;
    }
    return bulkIsNext || stepsUnderWay >= share;
  }

  void ended(Waiter waiter) {
    switch (waiter.lane()) {
      case BEAT -> {}
      case STEP -> stepsUnderWay--;
      case BULK -> bulkUnderWay--;
    }
  }

  private Deque<Waiter> of(Waiter waiter) {
    return waiter.lane() == Lane.BULK ? bulk : steps;
  }
}
