package dev.trowel.core.model;

import dev.trowel.core.state.Author;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// That a label was moved to another version: who did it, when, from what, and why it was allowed.
///
/// @param at when, as in ISO 8601
/// @param cause what was called for
/// @param model its name in its registry
/// @param to the version it points to since; empty where it was deleted
/// @param previous the version it pointed to before; empty where it pointed to none
/// @param source what was promoted, as in `staging models:/x/3`; `""` for what was moved by hand
/// @param author who did it
/// @param runId the run that made the version, or `""`
/// @param metrics of that run, so that later ones can be compared with them
/// @param verdicts of the gates
/// @param done whether it is certain that the label was moved
public record Move(
    String at,
    Cause cause,
    String model,
    Label label,
    Optional<Long> to,
    Optional<Long> previous,
    String source,
    Author author,
    String runId,
    SortedMap<String, Double> metrics,
    List<Verdict> verdicts,
    boolean done) {

  /// What a label is moved by.
  public enum Cause {
    PROMOTE,
    ROLLBACK,
    ALIAS
  }

  public Move {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    verdicts = List.copyOf(verdicts);
  }

  /// One by hand, or back.
  static Move plain(
      String at, Cause cause, Registered model, Label label, Author author, Optional<Long> to) {
    return new Move(
        at,
        cause,
        model.name(),
        label,
        to,
        Optional.empty(),
        "",
        author,
        "",
        new TreeMap<>(),
        List.of(),
        false);
  }

  /// The same from another version.
  Move from(Optional<Long> before) {
    return new Move(
        at, cause, model, label, to, before, source, author, runId, metrics, verdicts, done);
  }

  /// The same to another version.
  Move to(long version) {
    return new Move(
        at,
        cause,
        model,
        label,
        Optional.of(version),
        previous,
        source,
        author,
        runId,
        metrics,
        verdicts,
        done);
  }

  /// The same, which has happened.
  Move finished() {
    return new Move(
        at, cause, model, label, to, previous, source, author, runId, metrics, verdicts, true);
  }

  /// Whether it is about this label of this model.
  boolean isOf(String name, Label other) {
    return model.equals(name) && label.equals(other);
  }
}
