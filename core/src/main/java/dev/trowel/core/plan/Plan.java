package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;

import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All changes with their dependencies, tied to the state they were computed from; applying needs
/// nothing else.
///
/// @param base the state it starts from
/// @param lines what happens to each resource, those that stay as they are included
/// @param moves the keys under which resources were recorded before they got their present ones:
///   present → former
/// @param adopts the objects that are recorded from now on because the bundle says so, which no
///   deployment made: key → id
/// @param unselected what nobody asked to be looked at: it stays as it is
/// @param pasts what is lost with a history of its own, of the kinds that may have one
public record Plan(
    State base,
    SortedMap<ResourceKey, Planned> lines,
    SortedMap<ResourceKey, ResourceKey> moves,
    SortedMap<ResourceKey, String> adopts,
    SortedSet<ResourceKey> unselected,
    SortedSet<ResourceKey> pasts) {

  public Plan {
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    adopts = Collections.unmodifiableSortedMap(new TreeMap<>(adopts));
    unselected = Collections.unmodifiableSortedSet(new TreeSet<>(unselected));
    pasts = Collections.unmodifiableSortedSet(new TreeSet<>(pasts));
  }

  /// A plan of everything, where nothing got another key and no history is lost.
  public Plan(State base, SortedMap<ResourceKey, Planned> lines) {
    this(base, lines, new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
  }

  /// The same plan with other lines for the same resources.
  public Plan with(SortedMap<ResourceKey, Planned> others) {
    return new Plan(base, others, moves, adopts, unselected, pasts);
  }

  /// The same plan, which starts from a state whose resources got other keys.
  public Plan moved(SortedMap<ResourceKey, ResourceKey> former) {
    return new Plan(base, lines, former, adopts, unselected, pasts);
  }

  /// The same plan, which starts from a state that has some objects more.
  public Plan adopting(SortedMap<ResourceKey, String> taken) {
    return new Plan(base, lines, moves, taken, unselected, pasts);
  }

  /// What happens to `key`, which the plan must name.
  public Planned line(ResourceKey key) {
    return requireNonNull(lines.get(key), () -> "not in the plan: " + key);
  }

  /// The lines that do something.
  public List<Planned> changes() {
    return lines.values().stream().filter(line -> line.change().isEffective()).toList();
  }

  /// Whether nothing is to do, not even to the state.
  public boolean isEmpty() {
    return moves.isEmpty() && adopts.isEmpty() && agreed().isEmpty() && changes().isEmpty();
  }

  /// The lines that only have to be recorded anew: somebody did by hand what the bundle says.
  public List<Planned> agreed() {
    return selected().stream().filter(Planned::isAgreed).toList();
  }

  /// What is lost for good with `line`, one of this plan's, in a sentence; empty when nothing is.
  public Optional<String> loss(Planned line) {
    boolean destroys = line.change().isDestructive() && line.key().part() == Part.SELF;
    boolean past = line.kind().history().isEmpty() || pasts.contains(line.key());
    return destroys && past ? line.kind().guard() : Optional.empty();
  }

  /// The lines with which something is lost for good.
  public List<Planned> losing() {
    return lines.values().stream().filter(line -> loss(line).isPresent()).toList();
  }

  /// How many resources change in which way (format.md 1.4: a replacement is one added and one
  /// deleted).
  public Counts counts() {
    return Counts.of(selected().stream().map(Planned::change).toList());
  }

  /// The lines of what was asked for.
  public Collection<Planned> selected() {
    return lines.values().stream().filter(line -> !isLeft(line.key())).toList();
  }

  /// Whether nobody asked for `key`, or for the resource it is a part of.
  public boolean isLeft(ResourceKey key) {
    return unselected.contains(key.owner());
  }

  /// Sums of changes.
  public record Counts(int add, int change, int delete, int unchanged) {

    /// How many of `changes` are of which sort; a replacement is one added and one deleted.
    public static Counts of(Collection<Change> changes) {
      Counts counts = new Counts(0, 0, 0, 0);
      for (Change change : changes) {
        counts = counts.plus(change);
      }
      return counts;
    }

    private Counts plus(Change next) {
      return switch (next) {
        case Change.Create _ -> new Counts(add + 1, change, delete, unchanged);
        case Change.Replace _ -> new Counts(add + 1, change, delete + 1, unchanged);
        case Change.Delete _, Change.Forget _ -> new Counts(add, change, delete + 1, unchanged);
        case Change.Update _, Change.Resize _, Change.Rename _ ->
            new Counts(add, change + 1, delete, unchanged);
        case Change.Keep _ -> new Counts(add, change, delete, unchanged + 1);
      };
    }
  }
}
