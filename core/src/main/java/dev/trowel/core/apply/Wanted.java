package dev.trowel.core.apply;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.References;
import dev.trowel.core.plan.Template;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the resources of a plan want to know of each other.
final class Wanted {

  private final Map<ResourceKey, List<Template.To>> byTarget = new HashMap<>();

  Wanted(Plan plan) {
    for (Planned line : plan.lines().values()) {
      line.desired().stream()
          .flatMap(desired -> desired.references().stream())
          .forEach(to -> byTarget.computeIfAbsent(to.target(), _ -> new ArrayList<>()).add(to));
    }
  }

  /// Whether a reference to `key` can only be answered by reading the live object.
  boolean asksForMore(ResourceKey key, References references) {
    return byTarget.getOrDefault(key, List.of()).stream()
        .anyMatch(reference -> references.value(reference).isEmpty());
  }
}
