package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;

import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
/// @param unselected what nobody asked to be looked at: it stays as it is
public record Plan(
    State base,
    SortedMap<ResourceKey, Planned> lines,
    SortedMap<ResourceKey, ResourceKey> moves,
    SortedSet<ResourceKey> unselected) {

  public Plan {
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    unselected = Collections.unmodifiableSortedSet(new TreeSet<>(unselected));
  }

  /// A plan of everything, where nothing got another key.
  public Plan(State base, SortedMap<ResourceKey, Planned> lines) {
    this(base, lines, new TreeMap<>(), new TreeSet<>());
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
    return moves.isEmpty()
        && lines.values().stream().noneMatch(line -> line.change().isEffective());
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
