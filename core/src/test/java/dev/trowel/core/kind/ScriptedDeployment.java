package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One resource of one kind, deployed to a workspace whose answers a test writes down.
final class ScriptedDeployment {

  private final ResourceKind kind;
  private final ResourceKey key;
  private final ScriptedRest rest;
  private final LocalFolder folder;
  private State state = State.none();

  ScriptedDeployment(ResourceKind kind, ScriptedRest rest, Path folder) {
    this.kind = kind;
    this.key = ResourceKey.of(kind.name(), "it");
    this.rest = rest;
    this.folder = LocalFolder.of(folder, "dev", Optional.empty());
  }

  /// Deploys settings written as YAML; `""` destroys.
  Outcome deploy(String settings) {
    try (Journal journal = Journal.open(folder, state, new Diagnostics())) {
      Waiter waiter = new Waiter(rest, _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
      Outcome outcome = new Applier(journal, waiter).apply(plan(settings));
      state = journal.finish();
      return outcome;
    }
  }

  /// Deploys what must fail, and says why it did.
  String failure(String settings) {
    return requireNonNull(deploy(settings).failed().get(key)).summary();
  }

  /// What deploying these settings would do, in the words of the case files.
  String change(String settings) {
    return Lab.word(plan(settings).line(key).change());
  }

  boolean isRecorded() {
    return state.resources().containsKey(key);
  }

  private Plan plan(String settings) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    if (!settings.isEmpty()) {
      ObjectNode wanted = kind.operations().wanted((ObjectNode) ScriptedRest.tree(settings));
      nodes.put(key, Nodes.itself(key, kind, wanted, Span.of("databricks.yml")));
    }
    return new Planner(Kinds::of, rest).plan(nodes, state);
  }
}
