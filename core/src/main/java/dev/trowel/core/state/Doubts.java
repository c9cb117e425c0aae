package dev.trowel.core.state;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says of a state that can be read why it may not be true all the same: told as warnings, and a
/// reason to stop for whoever is about to deploy from it.
public final class Doubts {

  private static final String DIVERGED = "state-diverged";
  private static final String ALTERED = "state-altered";
  private static final String DUPLICATE = "state-duplicate-id";
  private static final Set<String> CODES = Set.of(DIVERGED, ALTERED, DUPLICATE);
  private static final int SHOWN = 5;

  private Doubts() {}

  /// Those among `warnings`, as errors.
  public static List<Diagnostic> in(List<Diagnostic> warnings) {
    return warnings.stream()
        .filter(each -> CODES.contains(each.code()))
        .map(each -> each.as(Severity.ERROR))
        .toList();
  }

  /// Whatever speaks against `best`, which was chosen among `found`.
  static List<Diagnostic> about(Candidate best, List<Candidate> found, Optional<State> copy) {
    if (best.isTerraform()) {
      return List.of();
    }
    State state = best.read().get();
    List<Diagnostic> doubts = new ArrayList<>(duplicates(best, state));
    List<Candidate> twins =
        found.stream()
            .filter(other -> other != best && !other.isTerraform())
            .filter(other -> other.serial() == best.serial())
            .filter(other -> isLostBetween(other.read().get(), state))
            .toList();
    twins.forEach(twin -> doubts.add(diverged(best, state, twin)));
    if (twins.isEmpty()) {
      copy.filter(saved -> saved.serial() == state.serial())
          .filter(saved -> !ids(saved).equals(ids(state)))
          .ifPresent(saved -> doubts.add(altered(best, state, saved)));
    }
    return doubts;
  }

  /// Whatever speaks against taking `best` for what follows the state that is recorded `here`.
  ///
  /// @param there the copy in the workspace with the same serial
  static Optional<Diagnostic> fork(Candidate here, State there, Candidate best) {
    State state = here.read().get();
    return there.lineage().equals(state.lineage())
            && there.serial() == state.serial()
            && isLostBetween(state, there)
        ? Optional.of(diverged(here, state, best))
        : Optional.empty();
  }

  private static List<Diagnostic> duplicates(Candidate best, State state) {
    SortedMap<String, ResourceKey> first = new TreeMap<>();
    List<Diagnostic> doubts = new ArrayList<>();
    state
        .resources()
        .forEach((key, recorded) -> {
          ResourceKey twin =
              key.part() == Part.SELF && !recorded.id().isEmpty()
                  ? first.putIfAbsent(key.kind() + " " + recorded.id(), key)
                  : null;
          if (twin != null) {
            doubts.add(duplicate(best, twin, key, recorded.id()));
          }
        });
    return doubts;
  }

  private static Diagnostic duplicate(
      Candidate best, ResourceKey one, ResourceKey other, String id) {
    return Diagnostic.warning(
            DUPLICATE, "%s and %s are recorded as one object, id %s".formatted(one, other, id))
        .in(best.place(List.of("state", other.stateKey())))
        .related("the other one", best.place(List.of("state", one.stateKey())))
        .detail(
            "Each would be written over the other, and deleting one deletes both. Keep the right"
                + " one: `trowel state forget "
                + other
                + "`, or `trowel state repair --from` an older copy.");
  }

  private static Diagnostic diverged(Candidate best, State state, Candidate twin) {
    return Diagnostic.warning(
            DIVERGED,
            "two deployments went on from one state: %s has serial %d, %s serial %d"
                .formatted(best.where(), best.serial(), twin.where(), twin.serial()))
        .in(best.place(List.of("serial")))
        .related("the other one", twin.place(List.of("serial")))
        .detail(
            "Neither knows what the other did, or one was edited. They differ in "
                + differences(state, twin.read().get())
                + ". `trowel state repair` shows which objects are there and brings both"
                + " together.");
  }

  private static Diagnostic altered(Candidate best, State state, State saved) {
    return Diagnostic.warning(
            ALTERED, best.where() + " was changed since it was deployed, by no deployment")
        .in(best.place(List.of("state")))
        .detail(
            "Its copy of serial %d differs in %s. `trowel state repair --from %d` brings that back;"
                    .formatted(state.serial(), differences(state, saved), state.serial())
                + " `trowel state repair --from "
                + best.name()
                + "` keeps the file as it is.");
  }

  private static String differences(State one, State other) {
    TreeSet<ResourceKey> keys = new TreeSet<>(one.resources().keySet());
    keys.addAll(other.resources().keySet());
    keys.removeIf(key -> {
      Recorded here = one.resources().get(key);
      return here != null && here.equals(other.resources().get(key));
    });
    List<String> names = keys.stream().limit(SHOWN).map(ResourceKey::toString).toList();
    int more = keys.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and %d more".formatted(more) : "");
  }

  /// Whether one of two states with one serial knows of an object that `counted`, from which others
  /// go on, does not: what both record is found out anew by whoever plans.
  private static boolean isLostBetween(State other, State counted) {
    return !objects(counted).containsAll(objects(other));
  }

  private static Set<String> objects(State state) {
    Set<String> objects = new TreeSet<>();
    state
        .resources()
        .forEach((key, recorded) -> objects.add(key.kind() + key.part() + recorded.id()));
    return objects;
  }

  /// Which object stands under which key: what nobody but a deployment changes.
  private static SortedMap<ResourceKey, String> ids(State state) {
    SortedMap<ResourceKey, String> ids = new TreeMap<>();
    state.resources().forEach((key, recorded) -> ids.put(key, recorded.id()));
    return ids;
  }

  /// A copy of the state, where it can be read.
  static Optional<State> copy(Backups backups, Candidate of) {
    try {
      return backups
          .read(of.serial())
          .map(bytes ->
              of.isText(bytes)
                  ? of.read().get()
                  : StateCodec.read(bytes, backups.where(of.serial())));
    } catch (StopException damaged) {
      return Optional.empty();
    }
  }
}
