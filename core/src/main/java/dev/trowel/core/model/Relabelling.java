package dev.trowel.core.model;

import dev.trowel.core.deploy.Alone;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.model.Move.Cause;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.Optional;

/// Moves a label by hand, or back to where it was.
public final class Relabelling {
  private final Site site;

  public Relabelling(Site site) {
    this.site = site;
  }

  /// What is to be done to a label.
  ///
  /// @param from the version that has it; empty where none has
  /// @param to the version that is to have it; empty where none is
  /// @param begun the move that did so already and was cut off before that was recorded, from which
  ///   `from` is; usually empty
  public record Wanted(
      Registered model,
      Label label,
      Cause cause,
      Optional<Long> from,
      Optional<Long> to,
      Optional<Move> begun) {

    /// What is to be done now.
    static Wanted now(
        Registered model, Label label, Cause cause, Optional<Long> from, Optional<Long> to) {
      return new Wanted(model, label, cause, from, to, Optional.empty());
    }

    /// What was done, and is only to be recorded.
    static Wanted finishing(Registered model, Move begun) {
      return new Wanted(
          model, begun.label(), begun.cause(), begun.previous(), begun.to(), Optional.of(begun));
    }

    /// Whether it is so already, and recorded.
    public boolean isDone() {
      return begun.isEmpty() && from.equals(to);
    }

    /// Whether it is so already, and only to be recorded.
    public boolean isBegun() {
      return begun.isPresent();
    }

    /// The version that has it now.
    private Optional<Long> holder() {
      return isBegun() ? to : from;
    }
  }

  /// What giving a label to a version would do.
  ///
  /// @param pick the version; empty to delete the label
  /// @throws dev.trowel.schema.diagnostic.StopException `model-unknown`, `model-label-refused`,
  ///   `model-version-unknown`, `model-version-not-ready` or `model-missing`
  public Wanted set(String key, Label label, Optional<Pick> pick) {
    Registered model = Registered.of(site, key);
    model.requireKnown(label);
    Optional<Long> from = model.model().holder(label);
    Optional<Long> to = pick.map(each -> model.ready(each.in(model).number()).number());
    Optional<Move> begun = from.equals(to) ? begun(model, label, to) : Optional.empty();
    return begun
        .map(move -> Wanted.finishing(model, move))
        .orElseGet(() -> Wanted.now(model, label, Cause.ALIAS, from, to));
  }

  private Optional<Move> begun(Registered model, Label label, Optional<Long> now) {
    // A record that cannot be read tells of nothing that was begun, and is told when it is needed.
    return MovesFile.of(site).read(new Diagnostics()).begun(model.name(), label, now);
  }

  /// What taking back the last promotion that still holds would do. A rollback that was cut off
  /// after it had moved the label is only recorded: whoever repeats it means that one.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-rollback-unknown` besides those of
  ///   [#set]
  public Wanted back(String key, Label label, Diagnostics warnings) {
    Registered model = Registered.of(site, key);
    model.requireKnown(label);
    Optional<Long> from = model.model().holder(label);
    Moves moves = MovesFile.of(site).read(warnings);
    long now = from.orElseThrow(() -> ModelProblem.noHolder(model, label, model.model().holders()));
    Optional<Move> begun =
        moves.begun(model.name(), label, from).filter(each -> each.cause() == Cause.ROLLBACK);
    if (begun.isPresent()) {
      return Wanted.finishing(model, begun.get());
    }
    long before =
        moves
            .before(model.name(), label, now)
            .orElseThrow(() -> ModelProblem.noWayBack(model, label, now));
    model.ready(before);
    return Wanted.now(model, label, Cause.ROLLBACK, from, Optional.of(before));
  }

  /// Does it while nobody deploys.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-moved-meanwhile`, `lock-held`
  public Move carryOut(Wanted wanted, Terms terms, Diagnostics warnings) {
    return Alone.run(
        site,
        terms,
        warnings,
        held -> {
          Mover mover = new Mover(held, wanted.model().key().toString(), warnings);
          mover.require(wanted.label(), wanted.holder());
          return wanted.begun().map(mover::finish).orElseGet(() -> move(wanted, mover));
        });
  }

  private Move move(Wanted wanted, Mover mover) {
    wanted.to().ifPresent(mover.model()::ready);
    Move move =
        Move.plain(
            site.clock().instant().toString(),
            wanted.cause(),
            wanted.model(),
            wanted.label(),
            site.author(),
            wanted.to());
    return mover.carryOut(move.from(wanted.from()));
  }
}
