package dev.trowel.core.lease;

import dev.trowel.core.state.Author;
import java.time.Instant;
import java.util.List;

/// What the file of a lease says: who has the turn, and how far he is.
///
/// @param epoch the number of the turn; a later turn has a higher one
/// @param id tells this turn from every other one, also of the same number
/// @param author who has it
/// @param since when he took it, by his clock
/// @param life his last sign of life
/// @param left what he, or a dead one before him, leaves to the next one
record Claim(long epoch, String id, Author author, String since, Life life, Leavings left) {

  /// A sign of life.
  ///
  /// @param beat counts them
  /// @param at when it was, by the holder's clock
  /// @param phase what he does, in a few words
  /// @param released whether the turn is over
  record Life(long beat, String at, String phase, boolean released) {}

  /// The IDs of `deploy.lock` that he, or a dead one before him, may have left.
  List<String> locks() {
    return left.locks();
  }

  /// The first of a turn.
  ///
  /// @param lock the ID that its `deploy.lock` will have
  /// @param left that, and what the turn before it may have left
  static Claim first(long epoch, String lock, Author author, Instant now, Leavings left) {
    return new Claim(
        epoch, lock, author, now.toString(), new Life(0, now.toString(), "starting", false), left);
  }

  /// One that nobody can read: somebody has the turn.
  static Claim unreadable(long epoch) {
    return new Claim(
        epoch, "", Author.named("somebody"), "", new Life(0, "", "", false), Leavings.NOTHING);
  }

  /// The next sign of life.
  Claim beating(Instant now, String phase) {
    return with(new Life(life.beat() + 1, now.toString(), phase, false), left);
  }

  /// The last one.
  ///
  /// @param last what it leaves
  Claim released(Instant now, Leavings last) {
    return with(new Life(life.beat() + 1, now.toString(), life.phase(), true), last);
  }

  private Claim with(Life other, Leavings last) {
    return new Claim(epoch, id, author, since, other, last);
  }
}
