package dev.trowel.core.model;

import dev.trowel.core.deploy.Site;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Optional;

/// Moves one label while it is our turn: remembers that it is about to, moves, looks whether it
/// worked, and remembers that it did. The registries have no compare-and-set, so whoever moves a
/// label by other means in between is found by looking again, and told.
final class Mover {
  private final Registered model;
  private final MovesFile file;
  private final Moves moves;

  /// @param held the site of the turn
  /// @param key of the model
  Mover(Site held, String key, Diagnostics warnings) {
    this.model = Registered.of(held, key);
    this.file = MovesFile.of(held);
    this.moves = file.read(warnings);
  }

  Registered model() {
    return model;
  }

  Moves moves() {
    return moves;
  }

  /// Stops when the label does not point where it was seen before.
  ///
  /// @throws StopException `model-moved-meanwhile`
  void require(Label label, Optional<Long> seen) {
    Optional<Long> now = model.model().holder(label);
    if (!now.equals(seen)) {
      throw new StopException(
          Diagnostic.error(
                  "model-moved-meanwhile",
                  "%s of %s was moved meanwhile: from %s to %s"
                      .formatted(label.shown(), model.name(), said(seen), said(now)))
              .detail(
                  "Somebody else promotes, too. Nothing was moved; look at it, and run again."));
    }
  }

  /// Does what `move` says.
  ///
  /// @throws StopException `model-moved-meanwhile` when somebody moved it at the same time
  Move carryOut(Move move) {
    file.write(moves.with(move));
    if (move.to().isPresent()) {
      model.registry().label(model.name(), move.label(), move.to().get());
    } else {
      model.registry().unlabel(model.name(), move.label());
    }
    Optional<Long> now = model.model().holder(move.label());
    if (!isAt(move, now)) {
      throw new StopException(
          Diagnostic.error(
                  "model-moved-meanwhile",
                  "%s of %s was moved to %s, and is at %s now"
                      .formatted(move.label().shown(), model.name(), said(move.to()), said(now)))
              .detail(
                  "Somebody moved it at the same time by other means. trowel model show %s -t %s"
                          .formatted(model.key().name(), model.target())
                      + " shows what it is; run again if that is wrong."));
    }
    Move done = move.finished();
    file.write(moves.with(done));
    return done;
  }

  /// Remembers that `begun` was done, which moves nothing.
  Move finish(Move begun) {
    file.write(moves.finishing(begun));
    return begun.finished();
  }

  /// To be archived or in no stage is shared with others.
  private static boolean isAt(Move move, Optional<Long> now) {
    return now.equals(move.to())
        || (move.label() instanceof Label.Stage stage
            && !stage.name().equals("Production")
            && !stage.name().equals("Staging"));
  }

  static String said(Optional<Long> version) {
    return version.map(number -> "version " + number).orElse("no version");
  }
}
