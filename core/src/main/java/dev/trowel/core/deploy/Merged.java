package dev.trowel.core.deploy;

import dev.trowel.core.deploy.Existence.Claim;
import dev.trowel.core.deploy.Existence.Found;
import dev.trowel.core.deploy.Repair.Fate;
import dev.trowel.core.deploy.Repair.Line;
import dev.trowel.core.state.Copies.Copy;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The records of one copy, without those whose objects are not there, and with those that only a
/// copy as new has and whose objects are.
final class Merged {

  private final Copy chosen;
  private final List<Copy> newer;
  private final Map<Claim, Found> found;
  private final SortedMap<ResourceKey, Recorded> resources = new TreeMap<>();
  private final List<Line> lines = new ArrayList<>();

  private Merged(Copy chosen, List<Copy> newer, Map<Claim, Found> found) {
    this.chosen = chosen;
    this.newer = newer;
    this.found = found;
  }

  /// @param newer the other copies of the same lineage that are not older
  static Merged of(Copy chosen, List<Copy> newer, Existence existence) {
    List<Claim> claims = new ArrayList<>(claims(chosen));
    newer.forEach(copy -> claims.addAll(claims(copy)));
    Merged merged = new Merged(chosen, newer, existence.of(claims));
    merged.merge();
    return merged;
  }

  SortedMap<ResourceKey, Recorded> resources() {
    return resources;
  }

  List<Line> lines() {
    return lines;
  }

  private static List<Claim> claims(Copy copy) {
    return state(copy).resources().entrySet().stream()
        .filter(entry -> entry.getKey().part() == Part.SELF)
        .map(entry -> new Claim(entry.getKey(), entry.getValue().id()))
        .toList();
  }

  private void merge() {
    claims(chosen).forEach(this::keep);
    newer.forEach(copy -> claims(copy).forEach(claim -> adopt(claim, copy)));
  }

  private void keep(Claim claim) {
    switch (found.get(claim)) {
      case THERE -> take(claim.key(), chosen);
      case UNKNOWN -> {
        take(claim.key(), chosen);
        tell(Fate.UNCHECKED, claim, chosen);
      }
      case GONE -> tell(Fate.GONE, claim, chosen);
      case OTHERS -> tell(Fate.OTHERS, claim, chosen);
      case null -> throw new IllegalStateException("nobody looked at " + claim);
    }
  }

  private void adopt(Claim claim, Copy copy) {
    if (found.get(claim) != Found.THERE || isRecorded(claim)) {
      return;
    }
    if (resources.containsKey(claim.key())) {
      tell(Fate.UNRECORDED, claim, copy);
    } else {
      take(claim.key(), copy);
      tell(Fate.ADOPTED, claim, copy);
    }
  }

  /// Also under another key: it got that since.
  private boolean isRecorded(Claim claim) {
    return resources.entrySet().stream()
        .anyMatch(entry ->
            entry.getKey().part() == Part.SELF
                && entry.getKey().kind().equals(claim.key().kind())
                && entry.getValue().id().equals(claim.id()));
  }

  /// With all that hangs on it.
  private void take(ResourceKey key, Copy copy) {
    state(copy)
        .resources()
        .forEach((each, recorded) -> {
          if (each.owner().equals(key)) {
            resources.put(each, recorded);
          }
        });
  }

  private void tell(Fate fate, Claim claim, Copy copy) {
    Line line = new Line(fate, claim.key(), claim.id(), copy.name());
    boolean told =
        lines.stream()
            .anyMatch(other ->
                other.fate() == fate
                    && other.key().equals(line.key())
                    && other.id().equals(line.id()));
    if (!told) {
      lines.add(line);
    }
  }

  private static State state(Copy copy) {
    return copy.state().orElseThrow();
  }
}
