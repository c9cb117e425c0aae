package dev.trowel.core.history;

import dev.trowel.core.state.Author;
import java.util.List;
import java.util.Optional;

/// One deployment, as the history remembers it; it holds no secret.
///
/// @param number counts the deployments of a target, from 1
/// @param id tells it from every other one, whatever their numbers
/// @param started when its first request was sent, as in ISO 8601, by the deploying machine's clock
/// @param finished when it ended; `""` where nobody saw that
/// @param author who deployed
/// @param errand what was called for
/// @param plan the digest of the plan that was carried out; `""` where it is not known
/// @param result how it ended
/// @param why what stopped it, in a sentence without secrets; `""` where each step tells
/// @param steps what became of each resource that was to change
/// @param lineage of the state; `""` where none was made yet
/// @param serial of the state afterwards
/// @param archived where its files are kept
/// @param blueprint what was deployed; empty where nobody knows, and for what was taken down
public record Entry(
    long number,
    String id,
    String started,
    String finished,
    Author author,
    Errand errand,
    String plan,
    Result result,
    String why,
    List<Step> steps,
    String lineage,
    long serial,
    Archived archived,
    Optional<Blueprint> blueprint) {

  public Entry {
    steps = List.copyOf(steps);
  }

  /// The same under another number.
  Entry numbered(long other) {
    return new Entry(
        other, id, started, finished, author, errand, plan, result, why, steps, lineage, serial,
        archived, blueprint);
  }

  /// How many steps ended so.
  public long count(Step.End end) {
    return steps.stream().filter(step -> step.end() == end).count();
  }
}
