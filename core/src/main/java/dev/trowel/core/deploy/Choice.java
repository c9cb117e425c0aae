package dev.trowel.core.deploy;

import dev.trowel.core.state.Copies;
import dev.trowel.core.state.Copies.Copy;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which copy of the state a repair goes on from.
///
/// @param from `local`, `workspace`, `journal` or the serial of a backup; empty for the best one
/// @param lineage of the deployment that is meant, where there are copies of several
public record Choice(Optional<String> from, Optional<String> lineage) {

  private static final String CODE = "state-repair";

  /// The best one there is.
  public static final Choice BEST = new Choice(Optional.empty(), Optional.empty());

  /// @throws StopException `state-repair` when there is none, or none that is meant;
  ///   `state-lineage-mismatch` when nobody can say which
  Copy of(Copies copies) {
    List<Copy> meant =
        copies.readable().stream()
            .filter(copy -> from.isEmpty() || copy.name().equals(from.get()))
            .filter(copy -> lineage.isEmpty() || lineageOf(copy).equals(lineage.get()))
            .toList();
    if (meant.isEmpty()) {
      throw new StopException(none(copies));
    }
    String one = oneLineage(meant);
    List<Copy> related = meant.stream().filter(copy -> lineageOf(copy).equals(one)).toList();
    return related.stream().max(byTrust(related)).orElseThrow();
  }

  /// Backups of a deployment that is no more may stay; they count only where nothing else does.
  private static String oneLineage(List<Copy> meant) {
    List<Copy> present = meant.stream().filter(copy -> !copy.source().isBackup()).toList();
    List<Copy> counting = present.isEmpty() ? meant : present;
    Set<String> lineages =
        counting.stream().map(Choice::lineageOf).collect(Collectors.toCollection(TreeSet::new));
    if (lineages.size() > 1) {
      throw new StopException(
          Diagnostic.error("state-lineage-mismatch", "there are states of different deployments")
              .detail(
                  "Say which one is meant, by --lineage or --from: "
                      + counting.stream().map(Choice::text).collect(Collectors.joining("; "))
                      + ". Nothing was changed."));
    }
    return lineages.iterator().next();
  }

  /// The newest one; of those as new, one that a backup agrees with, and then one that most do.
  private static Comparator<Copy> byTrust(List<Copy> meant) {
    return Comparator.comparingLong(Copy::serial)
        .thenComparing(copy -> agreeing(copy, meant).stream().anyMatch(c -> c.source().isBackup()))
        .thenComparingInt(copy -> agreeing(copy, meant).size())
        .thenComparing(Copy::source, Comparator.reverseOrder());
  }

  private static List<Copy> agreeing(Copy copy, List<Copy> meant) {
    return meant.stream()
        .filter(other -> other.serial() == copy.serial())
        .filter(other -> state(other).resources().equals(state(copy).resources()))
        .toList();
  }

  private Diagnostic none(Copies copies) {
    String wanted =
        from.map(name -> " called " + name).orElse("")
            + lineage.map(text -> " with lineage " + text).orElse("");
    String found = copies.all().stream().map(Choice::text).collect(Collectors.joining("; "));
    return Diagnostic.error(
            CODE, "there is no copy of the state%s that can be read".formatted(wanted))
        .detail(
            (found.isEmpty() ? "There is no copy at all" : "There are: " + found)
                + ". Nothing was changed.");
  }

  private static String text(Copy copy) {
    return "%s (%s)"
        .formatted(
            copy.name(),
            copy.state()
                .map(state -> "lineage " + state.lineage() + ", serial " + state.serial())
                .orElse("unreadable"));
  }

  static String lineageOf(Copy copy) {
    return state(copy).lineage();
  }

  private static State state(Copy copy) {
    return copy.state().orElseThrow();
  }
}
