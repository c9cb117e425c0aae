package dev.trowel.core.model;

import dev.trowel.core.deploy.Alone;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.model.Move.Cause;
import dev.trowel.core.model.Trial.Champion;
import dev.trowel.core.model.Trial.Sites;
import dev.trowel.core.run.Run;
import dev.trowel.core.run.RunClient;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Promotes versions of a model: **start reading here**.
///
/// [#propose] looks what there is and asks the gates; [#carryOut] copies what has to be copied,
/// moves the label and remembers it, while nobody deploys the destination. Each step finds what an
/// earlier, interrupted one did, so that running again goes on from there.
public final class Promoter {
  private final Sites sites;

  public Promoter(Sites sites) {
    this.sites = sites;
  }

  /// What promoting would do; changes nothing, but for jobs of gates where those are to run.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when there is no such model, version or
  ///   label, `promotion-onto-itself`, or `model-copy-unreachable`
  public Proposed propose(Wish wish, Diagnostics warnings) {
    Registered source = Registered.of(sites.source(), wish.key());
    Registered destination = Registered.of(sites.destination(), wish.key());
    destination.requireKnown(wish.label());
    Model from = source.model();
    Model to = destination.model();
    boolean isOne = from.name().equals(to.name()) && from.shelf().equals(to.shelf());
    requireOther(wish, isOne, to);
    Version candidate = Candidates.of(wish, source, from, isOne);
    Route route =
        isOne ? new Route.InPlace() : Candidates.route(candidate, source, from, destination, to);
    Trial trial =
        new Trial(
            candidate,
            source,
            destination,
            wish.label(),
            run(candidate),
            to.holder(wish.label()).map(holder -> champion(destination, holder, warnings)),
            sites,
            sites.destination().clock().instant());
    Proposed proposed = new Proposed(trial, route, List.of());
    // What is there already was judged before.
    return proposed.isDone() ? proposed : new Proposed(trial, route, judged(wish, trial));
  }

  private static List<Verdict> judged(Wish wish, Trial trial) {
    return wish.gates().stream()
        .flatMap(
            declared -> Gate.ALL.stream().flatMap(gate -> gate.judge(declared, trial).stream()))
        .toList();
  }

  private static void requireOther(Wish wish, boolean isOne, Model model) {
    boolean isSame =
        wish.which()
            .filter(which ->
                which instanceof Pick.Which.Labelled(Label label) && label.equals(wish.label()))
            .isPresent();
    if (isOne && isSame) {
      throw ModelProblem.ontoItself(model.name(), wish.label());
    }
  }

  private Champion champion(Registered destination, long holder, Diagnostics warnings) {
    Optional<SortedMap<String, Double>> metrics =
        destination
            .registry()
            .version(destination.name(), holder)
            .flatMap(this::run)
            .map(TrackedRun::metrics)
            .or(() ->
                MovesFile.of(sites.destination())
                    .read(warnings)
                    .promotion(destination.name(), holder)
                    .map(Move::metrics)
                    .filter(known -> !known.isEmpty()));
    return new Champion(holder, metrics);
  }

  /// The run that made a version, in whichever of both workspaces that was.
  private Optional<TrackedRun> run(Version version) {
    return TrackedRun.read(sites.source().workspace().rest(), version.runId())
        .or(() -> TrackedRun.read(sites.destination().workspace().rest(), version.runId()));
  }

  /// How a promotion is carried out.
  ///
  /// @param cluster where a copy is made; empty for serverless compute
  /// @param runs starts that run in the workspace of the destination
  /// @param told is told how it goes
  public record Means(Optional<String> cluster, RunClient runs, Consumer<Run> told) {}

  /// Does what was proposed, all gates passed.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `lock-held`, `model-moved-meanwhile`,
  ///   `model-copy-failed`, `model-missing`
  public Move carryOut(Proposed proposed, Means means, Terms terms, Diagnostics warnings) {
    return Alone.run(
        sites.destination(),
        terms,
        warnings,
        held -> {
          Trial trial = proposed.trial();
          Mover mover = new Mover(held, trial.destination().key().toString(), warnings);
          mover.require(trial.label(), proposed.previous());
          trial.source().ready(trial.candidate().number());
          long version = version(proposed, means, held, mover);
          mover.require(trial.label(), proposed.previous());
          return mover.carryOut(move(proposed, version));
        });
  }

  private static long version(Proposed proposed, Means means, Site held, Mover mover) {
    if (proposed.version().isPresent()) {
      return mover.model().ready(proposed.version().get()).number();
    }
    Copier.Compute compute = new Copier.Compute(means.runs(), means.cluster());
    return new Copier(held, compute, means.told())
        .copy(proposed.uri(), proposed.trial().candidate().runId(), mover.model());
  }

  private Move move(Proposed proposed, long version) {
    Trial trial = proposed.trial();
    return new Move(
        trial.now().toString(),
        Cause.PROMOTE,
        trial.destination().name(),
        trial.label(),
        Optional.of(version),
        proposed.previous(),
        trial.source().target() + " " + proposed.uri(),
        sites.destination().author(),
        trial.candidate().runId(),
        trial.metrics().orElseGet(TreeMap::new),
        proposed.verdicts(),
        false);
  }
}
