package dev.trowel.core.model;

import java.util.Optional;

/// Which version is promoted, and how it gets to its destination.
final class Candidates {

  private Candidates() {}

  /// The version that was asked for, or the one that has the label in the source, or its newest
  /// that is ready.
  ///
  /// @param isOne whether source and destination are one model, where what has the label is there
  static Version of(Wish wish, Registered source, Model model, boolean isOne) {
    if (wish.which().isPresent()) {
      return source.ready(new Pick(Optional.empty(), wish.which().get()).in(source).number());
    }
    Optional<Long> holder = isOne ? Optional.empty() : model.holder(wish.label());
    long number =
        holder.orElseGet(() ->
            source.registry().versions(source.name()).stream()
                .filter(Version::isReady)
                .map(Version::number)
                .findFirst()
                .orElseThrow(() -> ModelProblem.noVersions(source)));
    return source.ready(number);
  }

  /// How it gets there.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `model-copy-unreachable` where no run can
  ///   read the one and write the other
  static Route route(
      Version candidate, Registered source, Model from, Registered destination, Model to) {
    String uri = Model.uri(source.name(), candidate.number());
    Optional<Version> copy = Copier.found(destination, uri, candidate.runId());
    if (copy.isPresent()) {
      return new Route.Copied(copy.get().number());
    }
    if (!from.shelf().equals(to.shelf())) {
      throw ModelProblem.unreachable(uri, from, to);
    }
    return new Route.ToCopy();
  }
}
