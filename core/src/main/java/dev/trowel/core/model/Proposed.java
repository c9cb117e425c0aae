package dev.trowel.core.model;

import java.util.List;
import java.util.Optional;

/// What a promotion would do.
///
/// @param trial what is promoted, against what
/// @param route how it gets there
/// @param verdicts of all gates
public record Proposed(Trial trial, Route route, List<Verdict> verdicts) {
  public Proposed {
    verdicts = List.copyOf(verdicts);
  }

  /// The version that the label is to point to; empty while it has to be copied.
  public Optional<Long> version() {
    return switch (route) {
      case Route.InPlace _ -> Optional.of(trial.candidate().number());
      case Route.Copied(long version) -> Optional.of(version);
      case Route.ToCopy _ -> Optional.empty();
    };
  }

  /// The version that has the label now.
  public Optional<Long> previous() {
    return trial.champion().map(Trial.Champion::version);
  }

  /// Whether the label points to it already.
  public boolean isDone() {
    return version().isPresent() && version().equals(previous());
  }

  /// What does not let it pass.
  public List<Verdict> refusals() {
    return verdicts.stream().filter(each -> !each.passes()).toList();
  }

  /// What is promoted, as MLflow names it.
  public String uri() {
    return Model.uri(trial.source().name(), trial.candidate().number());
  }
}
