package dev.trowel.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// All moves of labels in a target, the oldest first.
///
/// @param list what is remembered of them
public record Moves(List<Move> list) {
  /// So many are remembered of one label of one model: more than anybody goes back. A bound for all
  /// of them together would let a busy model push out what another one can go back to.
  private static final int MOST = 50;

  public Moves {
    list = List.copyOf(list);
  }

  /// Those of one model, the latest first.
  public List<Move> of(String model) {
    return list.stream().filter(each -> each.model().equals(model)).toList().reversed();
  }

  /// The same with one more.
  Moves with(Move move) {
    List<Move> more = new ArrayList<>(list);
    more.add(move);
    List<Move> kept = new ArrayList<>();
    int same = 0;
    for (Move each : more.reversed()) {
      same += each.isOf(move.model(), move.label()) ? 1 : 0;
      if (same <= MOST || !each.isOf(move.model(), move.label())) {
        kept.add(each);
      }
    }
    return new Moves(kept.reversed());
  }

  /// The last move of a label, when nobody recorded that it was done and the label is where it was
  /// to go: whoever made it was cut off after that.
  ///
  /// @param now the present holder; empty where there is none
  Optional<Move> begun(String model, Label label, Optional<Long> now) {
    return list.reversed().stream()
        .filter(each -> each.isOf(model, label))
        .findFirst()
        .filter(each -> !each.done() && each.to().equals(now));
  }

  /// The same, where `begun` is done.
  Moves finishing(Move begun) {
    return new Moves(
        list.stream().map(each -> each.equals(begun) ? each.finished() : each).toList());
  }

  /// The version that had the label before the one that has it now: of what was promoted and not
  /// put back.
  ///
  /// @param now the present holder
  /// @return empty where nobody remembers how `now` got it, or it was the first one
  Optional<Long> before(String model, Label label, long now) {
    Deque<Long> stack = new ArrayDeque<>();
    for (Move each : list) {
      if (each.isOf(model, label) && each.to().isPresent() && isCounted(each, now)) {
        follow(each, each.to().get(), stack);
      }
    }
    // What was begun and not done leaves the label where it was.
    while (!stack.isEmpty() && stack.peek() != now) {
      stack.pop();
    }
    return stack.stream().skip(1).findFirst();
  }

  /// A move of which nobody knows that it was done was done when the label is there.
  private static boolean isCounted(Move move, long now) {
    return move.done() || move.to().filter(to -> to == now).isPresent();
  }

  private static void follow(Move move, long to, Deque<Long> stack) {
    switch (move.cause()) {
      case PROMOTE, ALIAS -> {
        long before = move.previous().orElse(0L);
        if (before != 0 && (stack.isEmpty() || stack.peek() != before)) {
          // Somebody moved it by other means, or a move that is remembered was never done.
          settle(stack, before);
        }
        stack.push(to);
      }
      case ROLLBACK -> settle(stack, to);
    }
  }

  /// Leaves `version` on top.
  private static void settle(Deque<Long> stack, long version) {
    if (stack.contains(version)) {
      while (stack.peek() != version) {
        stack.pop();
      }
    } else {
      stack.push(version);
    }
  }

  /// What was recorded of the metrics of a version when it was promoted.
  Optional<Move> promotion(String model, long version) {
    return list.reversed().stream()
        .filter(each -> each.cause() == Move.Cause.PROMOTE && each.model().equals(model))
        .filter(each -> each.to().filter(to -> to == version).isPresent())
        .findFirst();
  }
}
