package dev.trowel.core.review;

import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.ProtectionPlan;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.review.Reason.Code;
import dev.trowel.core.state.Begun;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the review of a proposal.
public final class Reviewer {

  private Reviewer() {}

  /// All that `proposal` would do to `site`.
  public static Review review(Proposal proposal, Site site) {
    Plan plan = proposal.plan();
    // What is secret is looked for while another core finds out what is shown.
    Begun<Veil> veil = Begun.of(() -> Veil.of(site.bundle(), plan));
    List<Item> items = items(plan, besides(proposal));
    return new Review(
        heading(site),
        new Veiled(veil.get()).items(items),
        Deliveries.files(proposal.files()),
        Deliveries.libraries(proposal.libraries()),
        proposal.folderPaths(),
        proposal.formerPaths(),
        plan.selected().stream().flatMap(line -> Schedules.of(line).stream()).toList(),
        proposal.selection(),
        Stops.of(proposal, site.bundle().mode()),
        counts(plan),
        proposal.isEmpty());
  }

  private static Plan.Counts counts(Plan plan) {
    return Plan.Counts.of(
        plan.selected().stream()
            .map(line ->
                OpenParts.isNoChange(line) ? new Change.Keep(line.key(), "") : line.change())
            .toList());
  }

  /// What `plan` does to the resources, by key.
  public static List<Item> items(Plan plan) {
    return items(plan, Map.of());
  }

  private static Map<ResourceKey, List<Reason>> besides(Proposal proposal) {
    Map<ResourceKey, List<Reason>> reasons = new TreeMap<>();
    ProtectionPlan protection = proposal.protection();
    protection.added().forEach(key -> add(key, Reason.of(Code.PROTECTED), reasons));
    protection.lifted().forEach(key -> add(key, Reason.of(Code.PROTECTION_LIFTED), reasons));
    proposal
        .recovered()
        .adopted()
        .forEach((key, made) -> add(key, new Reason(Code.ADOPTED, made.text()), reasons));
    proposal
        .models()
        .held()
        .forEach((key, held) -> add(key, new Reason(Code.LEFT_OUT_UNTIL, held.text()), reasons));
    proposal
        .models()
        .awaited()
        .forEach((key, awaited) -> add(key, new Reason(Code.WAITS_FOR, awaited.text()), reasons));
    return reasons;
  }

  private static void add(ResourceKey key, Reason reason, Map<ResourceKey, List<Reason>> reasons) {
    reasons.computeIfAbsent(key, _ -> new ArrayList<>()).add(reason);
  }

  /// @param besides what is told of resources that no line of the plan tells
  private static List<Item> items(Plan plan, Map<ResourceKey, List<Reason>> besides) {
    Waves waves = Waves.of(plan);
    SortedMap<ResourceKey, List<Planned>> byOwner = new TreeMap<>();
    plan.selected()
        .forEach(
            line -> byOwner.computeIfAbsent(line.key().owner(), _ -> new ArrayList<>()).add(line));
    besides.keySet().forEach(key -> byOwner.computeIfAbsent(key, _ -> new ArrayList<>()));
    return byOwner.entrySet().stream()
        .flatMap(each ->
            new ItemMaker(
                    plan,
                    each.getKey(),
                    each.getValue(),
                    waves,
                    besides.getOrDefault(each.getKey(), List.of()))
                .make().stream())
        .toList();
  }

  /// What is deployed where, and by whom.
  public static Heading heading(Site site) {
    return new Heading(
        site.bundle().name(),
        site.bundle().target(),
        site.bundle().mode(),
        site.bundle().layout().root(),
        site.workspace().host().toString(),
        site.workspace().user().userName(),
        site.git().branch(),
        site.git().commit());
  }

  /// The lines of one resource: its own, where it has one, and those of its parts.
  static Optional<Planned> own(List<Planned> lines) {
    return lines.stream().filter(line -> line.key().part() == Part.SELF).findFirst();
  }
}
