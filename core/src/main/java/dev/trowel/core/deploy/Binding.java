package dev.trowel.core.deploy;

import dev.trowel.core.deploy.Adopting.Taken;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Adoptions.Entry;
import dev.trowel.schema.bundle.Adoptions.Wanted;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Records objects of the workspace as those of resources, and leaves them as they are (format.md
/// 4.9).
public final class Binding {

  private final Site site;

  public Binding(Site site) {
    this.site = site;
  }

  /// What would be recorded.
  ///
  /// @param state what is recorded now
  /// @param entries what is recorded besides: the resources, their permissions and grants
  /// @param lines what the next deployment would do to each of them
  /// @param plan what it would do at all
  /// @param there the resources that are bound to just these objects already
  public record Bound(
      State state,
      SortedMap<ResourceKey, Recorded> entries,
      List<Planned> lines,
      Plan plan,
      SortedMap<ResourceKey, String> there) {
    public Bound {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
      lines = List.copyOf(lines);
      there = Collections.unmodifiableSortedMap(new TreeMap<>(there));
    }
  }

  /// What binding would record, and what a deployment would change afterwards; changes nothing.
  ///
  /// @param ids key → id
  /// @throws StopException `bind-undeclared` for a key that the bundle does not have, `adopt-taken`
  ///   when resource or object are bound otherwise, `adopt-missing`, `adopt-refused`, or
  ///   `adopt-replaces`
  public Bound propose(SortedMap<ResourceKey, String> ids, Diagnostics warnings) {
    Site untouched = site.untouched();
    Bundle bundle = site.bundle();
    ids.keySet().forEach(key -> requireDeclared(key, bundle));
    State state = untouched.store().pull(true, warnings).state();
    SortedMap<ResourceKey, String> there = new TreeMap<>();
    ids.forEach((key, id) -> {
      if (isBound(key, id, state)) {
        there.put(key, id);
      }
    });
    SortedMap<ResourceKey, Node> nodes = Nodes.of(bundle, Kinds::of);
    RestClient rest = untouched.workspace().rest();
    Taken taken = Adopting.of(entries(ids), bundle, nodes, rest).into(state, there.keySet());
    Plan plan = new Planner(Kinds::of, rest).plan(nodes, taken.state());
    Adopting.refuseReplacing(plan, taken.ids());
    warnings.addAll(taken.doubts());
    return bound(state, taken, plan, there);
  }

  private static Bound bound(
      State state, Taken taken, Plan plan, SortedMap<ResourceKey, String> there) {
    SortedMap<ResourceKey, Recorded> entries = new TreeMap<>(taken.state().resources());
    entries.keySet().removeAll(state.resources().keySet());
    List<Planned> lines =
        plan.lines().values().stream().filter(line -> entries.containsKey(line.key())).toList();
    return new Bound(state, entries, lines, plan, there);
  }

  private static void requireDeclared(ResourceKey key, Bundle bundle) {
    if (!bundle.resources().containsKey(key)) {
      List<String> keys = bundle.resources().keySet().stream().map(Object::toString).toList();
      throw new StopException(
          Diagnostic.error("bind-undeclared", "no such resource in the bundle: " + key)
              .detail(
                  Suggestion.advice(
                      key.toString(),
                      keys,
                      "Declare it first: trowel generate writes it as the object is.")));
    }
  }

  private static boolean isBound(ResourceKey key, String id, State state) {
    Recorded recorded = state.resources().get(key);
    if (recorded != null && !recorded.id().equals(id)) {
      throw new StopException(
          Diagnostic.error(
                  "adopt-taken",
                  "%s belongs to the object %s already".formatted(key, recorded.id()))
              .detail("Unbind it first: trowel unbind " + key));
    }
    return recorded != null;
  }

  private static List<Entry> entries(SortedMap<ResourceKey, String> ids) {
    List<Entry> entries = new ArrayList<>();
    ids.forEach((key, id) ->
        entries.add(new Entry(key, new Wanted(id, false), key.path(), Span.synthetic("bind"))));
    return entries;
  }

  /// Records it, here and in the workspace.
  ///
  /// @param granted runs when nothing can be refused any more, before anything is recorded
  /// @return what kept it from being recorded everywhere
  /// @throws StopException `plan-stale` when somebody deployed meanwhile, `lock-held` when somebody
  ///   does
  public List<Diagnostic> carryOut(
      Bound bound, Terms terms, Diagnostics warnings, Runnable granted) {
    site.folder().requireRoom();
    return LockedRun.quiet(site, terms)
        .recording(
            Optional.of(bound.state()),
            warnings,
            turn ->
                Recording.of(
                    turn,
                    bound.state(),
                    warnings,
                    journal -> {
                      granted.run();
                      bound.entries().forEach(journal::saved);
                    }));
  }
}
