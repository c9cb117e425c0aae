package dev.trowel.core.history;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What became of the resources of a plan.
final class Steps {
  private Steps() {}

  /// Each that was to change, by key.
  static List<Step> of(Outcome outcome, Plan plan, Veil veil) {
    return of(outcome, List.of(), plan, veil);
  }

  /// The same.
  ///
  /// @param back what was done and put back
  static List<Step> of(Outcome outcome, List<Change> back, Plan plan, Veil veil) {
    List<Step> steps = new ArrayList<>();
    for (Change change : back) {
      steps.add(new Step(change.key().toString(), change.action(), Step.End.UNDONE, ""));
    }
    for (Change change : outcome.done()) {
      steps.add(new Step(change.key().toString(), change.action(), Step.End.DONE, ""));
    }
    outcome
        .failed()
        .forEach(
            (key, why) -> steps.add(step(key, plan, Step.End.FAILED, veil.over(why.summary()))));
    outcome
        .stopped()
        .unfinished()
        .forEach((key, why) ->
            steps.add(step(key, plan, Step.End.UNFINISHED, veil.over(why.summary()))));
    outcome.stopped().unstarted().forEach(key -> steps.add(step(key, plan, Step.End.SKIPPED, "")));
    outcome
        .skipped()
        .forEach((key, because) ->
            steps.add(step(key, plan, Step.End.SKIPPED, because + " was not done")));
    steps.sort(Comparator.comparing(Step::key));
    return steps;
  }

  private static Step step(ResourceKey key, Plan plan, Step.End end, String why) {
    Planned line = plan.lines().get(key);
    String action = line == null ? "" : line.change().action();
    return new Step(key.toString(), action, end, why);
  }
}
