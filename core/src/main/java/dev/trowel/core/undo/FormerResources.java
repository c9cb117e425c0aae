package dev.trowel.core.undo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Former;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.plan.RecordedNodes;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The resources that a plan is about to change, as they are before.
///
/// @param plan what is about to happen
/// @param lines each resource as it was recorded beside how it is live
/// @param access who may do what with an object that has permissions or grants of the bundle only
///   from now on, as the workspace gave it
record FormerResources(
    Plan plan, SortedMap<ResourceKey, Planned> lines, SortedMap<ResourceKey, JsonNode> access) {

  /// A run that took place cannot be taken back.
  private static final String RUNS = "job_runs";

  FormerResources {
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    access = Collections.unmodifiableSortedMap(new TreeMap<>(access));
  }

  /// Reads them all.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when one cannot be read
  static FormerResources read(Plan plan, RestClient rest) {
    State base = only(plan.base(), concerned(plan));
    Plan before =
        new Planner(Kinds::of, rest).plan(RecordedNodes.of(base, Map.of(), Kinds::of), base);
    return new FormerResources(plan, before.lines(), access(plan, rest));
  }

  /// A part of `state`.
  static State only(State state, Set<ResourceKey> keys) {
    SortedMap<ResourceKey, Recorded> some = new TreeMap<>(state.resources());
    some.keySet().retainAll(keys);
    return new State(state.lineage(), state.serial(), state.toolVersion(), some, state.extra());
  }

  /// What the plan changes, and what refers to something that may be another object afterwards.
  static Set<ResourceKey> concerned(Plan plan) {
    Set<ResourceKey> keys = new HashSet<>();
    plan.changes().forEach(line -> keys.add(line.key()));
    plan.base()
        .resources()
        .forEach((key, recorded) -> {
          boolean follows =
              recorded.dependsOn().stream()
                  .anyMatch(on -> isReborn(plan, ResourceKey.ofState(on.node())));
          if (follows && plan.lines().containsKey(key)) {
            keys.add(key);
          }
        });
    keys.removeIf(FormerResources::isRun);
    return keys;
  }

  static boolean isRun(ResourceKey key) {
    return key.kind().equals(RUNS);
  }

  /// Whether bringing `key` back may make a new object of it.
  static boolean isReborn(Plan plan, ResourceKey key) {
    Planned line = plan.lines().get(key);
    return line != null && line.change().isDestructive();
  }

  private static SortedMap<ResourceKey, JsonNode> access(Plan plan, RestClient rest) {
    SortedMap<ResourceKey, JsonNode> found = new TreeMap<>();
    List<Planned> lines =
        plan.changes().stream().filter(line -> isNewOnOldOwner(plan, line)).toList();
    List<Answer> answers = Parallel.map(lines, line -> read(line, rest));
    for (int i = 0; i < lines.size(); i++) {
      if (answers.get(i) instanceof Answer.Ok ok) {
        found.put(lines.get(i).key(), ok.body());
      }
    }
    return found;
  }

  private static boolean isNewOnOldOwner(Plan plan, Planned line) {
    Planned owner = plan.lines().get(line.key().owner());
    return line.key().part() != Part.SELF
        && line.change() instanceof Change.Create
        && line.desired().filter(Settings::isKnown).isPresent()
        && owner != null
        && !(owner.change() instanceof Change.Create || owner.change() instanceof Change.Replace);
  }

  private static Answer read(Planned line, RestClient rest) {
    ObjectNode wanted = line.desired().orElseThrow().value();
    String id = line.kind().operations().renamedId("", wanted);
    return line.kind().operations().read(rest, id);
  }

  /// What was recorded of `key`; empty when nothing was.
  Optional<Recorded> recorded(ResourceKey key) {
    return Optional.ofNullable(plan.base().resources().get(key));
  }

  /// What brings `key` back to how it was; empty when there was no object.
  Optional<ObjectNode> settings(ResourceKey key) {
    Planned line = lines.get(key);
    return line == null || line.live().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Former.settings(
                key,
                line,
                requireNonNull(plan.base().resources().get(key)),
                Optional.ofNullable(plan.lines().get(key))));
  }

  /// Whether `key` went, or may have gone, and a secret with it that nobody knows.
  boolean isSecretLost(ResourceKey key) {
    Planned line = plan.lines().get(key);
    return line != null
        && line.change() instanceof Change.Delete
        && recorded(key)
            .filter(each -> Former.lacksSecret(each.settings(), line.kind().rules()))
            .isPresent();
  }
}
