package dev.trowel.core.deploy;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a deployment does to the protection of resources, and which of them keep it from being
/// carried out.
///
/// @param remembered what the workspace remembers, under the keys it knows
/// @param before the same under the present keys
/// @param added what the bundle protects and the workspace does not remember yet
/// @param lifted what the workspace remembers and the bundle has without protection
/// @param prevented errors for what is remembered as protected and would be destroyed
public record ProtectionPlan(
    ProtectionFile.Remembered remembered,
    Protections before,
    SortedSet<ResourceKey> added,
    SortedSet<ResourceKey> lifted,
    List<Diagnostic> prevented) {

  public ProtectionPlan {
    added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
    lifted = Collections.unmodifiableSortedSet(new TreeSet<>(lifted));
    prevented = List.copyOf(prevented);
  }

  /// Compares what is remembered with what the bundle says.
  static ProtectionPlan of(ProtectionFile.Remembered remembered, Plan plan, Bundle bundle) {
    Protections before = remembered.protections().under(plan, bundle);
    SortedSet<ResourceKey> added = new TreeSet<>();
    SortedSet<ResourceKey> lifted = new TreeSet<>();
    for (Resource resource : bundle.resources().values()) {
      ResourceKey key = resource.key();
      boolean isRemembered = before.since(key) != null;
      if (plan.lines().containsKey(key) && !plan.unselected().contains(key)) {
        if (resource.preventDestroy() && !isRemembered) {
          added.add(key);
        } else if (!resource.preventDestroy() && isRemembered && exists(plan.line(key))) {
          lifted.add(key);
        }
      }
    }
    return new ProtectionPlan(
        remembered, before, added, lifted, Protection.remembered(plan, before, bundle));
  }

  private static boolean exists(Planned line) {
    return !(line.change() instanceof Change.Create);
  }

  /// Whether nothing becomes protected and nothing ceases to be.
  public boolean isEmpty() {
    return added.isEmpty() && lifted.isEmpty();
  }

  /// What is protected once `state` is what is deployed.
  Protections after(State state, Plan plan, Bundle bundle) {
    SortedMap<ResourceKey, Protections.Since> now = new TreeMap<>();
    for (ResourceKey key : state.resources().keySet()) {
      Resource resource = bundle.resources().get(key);
      Protections.Since since = before.since(key);
      boolean kept =
          resource == null || resource.preventDestroy() || plan.unselected().contains(key);
      if (key.part() == Part.SELF && since != null && kept) {
        now.put(key, since);
      } else if (added.contains(key)) {
        now.put(key, new Protections.Since(state.serial(), place(bundle, key)));
      }
    }
    return new Protections(now);
  }

  /// What is protected where of the deployment only something is left.
  ///
  /// @param left what is as the deployment made it; the rest is as it was before
  Protections partly(State state, Set<ResourceKey> left, Plan plan, Bundle bundle) {
    Set<ResourceKey> owners = left.stream().map(ResourceKey::owner).collect(Collectors.toSet());
    Protections after = after(state, plan, bundle);
    SortedMap<ResourceKey, Protections.Since> now = new TreeMap<>();
    for (ResourceKey key : state.resources().keySet()) {
      Protections.Since since = (owners.contains(key.owner()) ? after : before).since(key);
      if (since != null) {
        now.put(key.owner(), since);
      }
    }
    return new Protections(now);
  }

  /// What to remember until the state says what `now` is about: of what got another key also the
  /// former one, which is all that others know so far.
  Protections until(Protections now, Plan plan) {
    SortedMap<ResourceKey, Protections.Since> former = new TreeMap<>();
    plan.moves()
        .forEach((to, from) -> {
          Protections.Since since = now.since(to);
          if (since != null && !now.entries().containsKey(from)) {
            former.put(from, since);
          }
        });
    return former.isEmpty() ? now : now.and(new Protections(former));
  }

  private static String place(Bundle bundle, ResourceKey key) {
    Value said = Values.find(bundle.tree(), Protection.place(key));
    Span span = said == null ? Span.synthetic("nowhere") : said.span();
    return span.isWritten() ? span.toString() : "";
  }
}
