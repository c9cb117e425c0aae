package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.deploy.DriftFinder;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the review of what somebody changed in the workspace.
public final class DriftReviewer {

  private static final String BY = "updated_by";
  private static final String AT = "updated_at";

  private final DriftFinder.Found found;
  private final Bundle bundle;

  private DriftReviewer(DriftFinder.Found found, Bundle bundle) {
    this.found = found;
    this.bundle = bundle;
  }

  /// The review of what was found.
  ///
  /// @param bundle what the bundle says by now
  public static DriftReview review(DriftFinder.Found found, Bundle bundle) {
    return new DriftReviewer(found, bundle).review();
  }

  private DriftReview review() {
    SortedMap<ResourceKey, List<Planned>> lines = new TreeMap<>();
    found
        .plan()
        .lines()
        .forEach(
            (key, line) -> lines.computeIfAbsent(key.owner(), _ -> new ArrayList<>()).add(line));
    List<Drifted> resources =
        lines.entrySet().stream()
            .map(each -> drifted(each.getKey(), each.getValue()))
            .filter(each -> each.counts() || !each.changes().kept().isEmpty())
            .toList();
    return new DriftReview(resources, lines.size(), found.unknown());
  }

  private Drifted drifted(ResourceKey key, List<Planned> lines) {
    Optional<Planned> own = Reviewer.own(lines);
    boolean deleted = own.filter(line -> line.change() instanceof Change.Create).isPresent();
    Drifted.Changes changes =
        deleted
            ? new Drifted.Changes(List.of(), List.of(), List.of())
            : new Drifted.Changes(
                own.map(HandChanges::lost).orElse(List.of()),
                own.map(HandChanges::kept).orElse(List.of()),
                access(lines));
    boolean inBundle = bundle.resources().containsKey(key);
    return new Drifted(
        key,
        own.flatMap(Planned::desired).map(sent -> sent.value().path("name").asText("")).orElse(""),
        id(key),
        deleted,
        inBundle,
        changes,
        changes.fields().isEmpty() ? Optional.empty() : own.flatMap(DriftReviewer::last),
        own.flatMap(Planned::span).filter(_ -> inBundle));
  }

  private static List<AccessChange> access(List<Planned> lines) {
    return lines.stream()
        .filter(line -> line.key().part() != Part.SELF && line.change().isEffective())
        .flatMap(line -> Access.of(line).stream())
        .toList();
  }

  private String id(ResourceKey key) {
    return Optional.ofNullable(found.plan().base().resources().get(key))
        .map(recorded -> recorded.id())
        .orElse("");
  }

  /// Of Unity Catalog's objects the workspace tells who changed them last, and when.
  private static Optional<Drifted.Last> last(Planned line) {
    JsonNode live = line.live().orElse(null);
    return live != null && live.path(BY).isTextual() && live.path(AT).isIntegralNumber()
        ? Optional.of(
            new Drifted.Last(live.path(BY).asText(), Instant.ofEpochMilli(live.path(AT).asLong())))
        : Optional.empty();
  }
}
