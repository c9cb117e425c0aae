package dev.trowel.core.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Former;
import dev.trowel.core.plan.Observed;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.plan.Template;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.state.Log;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Hears what becomes of each resource on the way back, and lets the state say at the end what it
/// said before.
final class Ledger implements Log {

  private final Log journal;
  private final FormerResources former;
  private final SortedMap<ResourceKey, Recorded> now;

  Ledger(Log journal, FormerResources former, State now) {
    this.journal = journal;
    this.former = former;
    this.now = new TreeMap<>(now.resources());
  }

  @Override
  public synchronized void saved(ResourceKey key, Recorded recorded) {
    journal.saved(key, recorded);
    now.put(key, recorded);
  }

  @Override
  public synchronized void removed(ResourceKey key) {
    journal.removed(key);
    now.remove(key);
  }

  /// What is recorded by now.
  synchronized SortedMap<ResourceKey, Recorded> now() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(now));
  }

  /// Records what was recorded before, but for resources that are not back.
  ///
  /// @param lost resources that are not as they were
  void restore(Set<ResourceKey> lost) {
    Set<ResourceKey> keys = new TreeSet<>(former.lines().keySet());
    keys.addAll(former.access().keySet());
    keys.removeAll(lost);
    SortedMap<ResourceKey, Recorded> found = now();
    for (ResourceKey key : keys) {
      Recorded here = found.get(key);
      Optional<Recorded> before = former.recorded(key).map(each -> renewed(key, each, found));
      if (before.isPresent() && !before.get().equals(here)) {
        saved(key, before.get());
      } else if (before.isEmpty() && here != null) {
        removed(key);
      }
    }
  }

  /// What was recorded, with the ids and the fields that the workspace gave since.
  private Recorded renewed(
      ResourceKey key, Recorded before, SortedMap<ResourceKey, Recorded> found) {
    Recorded here = found.get(key);
    if (here == null) {
      return before;
    }
    if (!before.isKnown() || !(before.settings() instanceof ObjectNode settings)) {
      return new Recorded(here.id(), before.settings(), before.dependsOn());
    }
    ResourceKind kind = former.plan().line(key).kind();
    List<String> observed = kind.operations().around().observed();
    ObjectNode labelled = new Relabel(former).of(settings, before.dependsOn());
    Settings filled =
        Former.node(key, kind, labelled, List.of()).settings().fill(to -> value(to, found));
    ObjectNode value = filled.isKnown() ? filled.value() : settings.deepCopy();
    value.setAll(Observed.in(here.settings(), observed));
    return new Recorded(here.id(), value, before.dependsOn());
  }

  private static Optional<JsonNode> value(Template.To to, SortedMap<ResourceKey, Recorded> found) {
    Recorded target = found.get(to.target());
    if (target == null) {
      return Optional.empty();
    }
    return to.isId()
        ? Optional.of(TextNode.valueOf(target.id()))
        : Optional.ofNullable(Trees.find(target.settings(), to.field()));
  }
}
