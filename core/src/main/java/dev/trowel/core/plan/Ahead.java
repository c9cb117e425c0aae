package dev.trowel.core.plan;

import dev.trowel.core.state.Begun;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.address.ResourceKey;
import java.util.Map;

/// What the workspace said of recorded objects before it was known which of them a plan is about.
///
/// @param answers what reading each gave
/// @param pasts whether those that the bundle has no more have a history
public record Ahead(Map<ResourceKey, Answer> answers, Map<ResourceKey, Begun<Boolean>> pasts) {
  public Ahead {
    answers = Map.copyOf(answers);
    pasts = Map.copyOf(pasts);
  }
}
