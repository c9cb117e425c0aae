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
  public record Wanted(
      Registered model, Label label, Cause cause, Optional<Long> from, Optional<Long> to) {

    /// Whether it is so already.
    public boolean isDone() {
      return from.equals(to);
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
    return new Wanted(
        model,
        label,
        Cause.ALIAS,
        from,
        pick.map(each -> model.ready(each.in(model).number()).number()));
  }

  /// What taking back the last promotion that still holds would do.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-rollback-unknown` besides those of
  ///   [#set]
  public Wanted back(String key, Label label, Diagnostics warnings) {
    Registered model = Registered.of(site, key);
    model.requireKnown(label);
    Optional<Long> from = model.model().holder(label);
    Moves moves = MovesFile.of(site).read(warnings);
    long now = from.orElseThrow(() -> ModelProblem.noHolder(model, label, model.model().holders()));
    long before =
        moves
            .before(model.name(), label, now)
            .orElseThrow(() -> ModelProblem.noWayBack(model, label, now));
    model.ready(before);
    return new Wanted(model, label, Cause.ROLLBACK, from, Optional.of(before));
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
          mover.require(wanted.label(), wanted.from());
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
        });
  }
}
