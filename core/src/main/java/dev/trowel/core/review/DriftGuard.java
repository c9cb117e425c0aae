package dev.trowel.core.review;

import static java.util.stream.Collectors.joining;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Veil;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tells what a deployment would write over that somebody changed in the workspace, a resource at a
/// time and field by field.
public final class DriftGuard {

  private static final String CODE = "drift-overwritten";

  /// What fits beside the margin of a finding.
  private static final int WIDTH = 68;

  private DriftGuard() {}

  /// An error for each resource.
  ///
  /// @param veil over the secrets of the bundle
  public static List<Diagnostic> errors(Plan plan, Veil veil) {
    return found(plan, veil).stream()
        .map(each ->
            diagnostic(Diagnostic.error(CODE, summary(each.key())), each)
                .detail(
                    each.text()
                        + "\nNothing was deployed. Put it into the bundle, or name the field in"
                        + " lifecycle.ignore_changes, or undo it with --overwrite-drift."))
        .toList();
  }

  /// A warning for each resource.
  ///
  /// @param veil over the secrets of the bundle
  public static List<Diagnostic> warnings(Plan plan, Veil veil) {
    return found(plan, veil).stream()
        .map(each ->
            diagnostic(Diagnostic.warning(CODE, summary(each.key())), each)
                .detail(
                    each.text()
                        + "\nTo keep it, put it into the bundle, or name the field in"
                        + " lifecycle.ignore_changes."))
        .toList();
  }

  /// The resources of which something would be written over.
  static List<ResourceKey> keys(Plan plan) {
    return found(plan, new Veil(List.of(), Set.of())).stream().map(Lost::key).toList();
  }

  /// What would be lost of one resource.
  private record Lost(ResourceKey key, Optional<Planned> own, String text) {}

  private static String summary(ResourceKey key) {
    return "%s was changed in the workspace, and deploying undoes that".formatted(key);
  }

  private static Diagnostic diagnostic(Diagnostic found, Lost lost) {
    Diagnostic placed = found.at(lost.key().path());
    return lost.own().flatMap(Planned::span).map(placed::in).orElse(placed);
  }

  private static List<Lost> found(Plan plan, Veil veil) {
    SortedMap<ResourceKey, List<Planned>> lines = new TreeMap<>();
    plan.changes().stream()
        .filter(DriftGuard::isWrittenOver)
        .forEach(
            line -> lines.computeIfAbsent(line.key().owner(), _ -> new ArrayList<>()).add(line));
    return lines.entrySet().stream()
        .map(each ->
            new Lost(
                each.getKey(),
                Reviewer.own(each.getValue()),
                text(each.getValue(), new Veiled(veil))))
        .filter(lost -> !lost.text().isEmpty())
        .toList();
  }

  /// What goes, or is gone, is told in other words.
  private static boolean isWrittenOver(Planned line) {
    return switch (line.change()) {
      case Change.Update _, Change.Resize _, Change.Rename _, Change.Replace _ -> true;
      case Change.Keep _, Change.Create _, Change.Delete _, Change.Forget _ -> false;
    };
  }

  private static String text(List<Planned> lines, Veiled veiled) {
    Stream<String> fields =
        Reviewer.own(lines).stream()
            .filter(line -> !line.isUntouched())
            .flatMap(line -> HandChanges.lost(line).stream())
            .map(veiled::field)
            .map(DriftGuard::text);
    Stream<String> access =
        lines.stream()
            .filter(line -> line.key().part() != Part.SELF)
            .flatMap(line ->
                Access.of(line).stream()
                    .filter(AccessChange::byHand)
                    .map(change -> text(line.key().part(), change)));
    return Stream.concat(fields, access).collect(joining("\n"));
  }

  /// On one line where that fits, else on four.
  private static String text(FieldChange field) {
    String deployed = SideText.of(field.recorded());
    String now = SideText.of(field.before());
    String bundle = SideText.of(field.after());
    String line =
        "%s: %s deployed, now %s, bundle: %s".formatted(field.path(), deployed, now, bundle);
    return line.length() <= WIDTH
        ? line
        : "%s:\n  deployed: %s\n  now: %s\n  bundle: %s"
            .formatted(field.path(), deployed, now, bundle);
  }

  private static String text(Part part, AccessChange change) {
    String what = part == Part.GRANTS ? "grants" : "permissions";
    String whom =
        change.type().isEmpty() ? change.principal() : change.type() + " " + change.principal();
    return "%s of %s: now %s, bundle: %s"
        .formatted(what, whom, levels(change.before()), levels(change.after()));
  }

  private static String levels(List<String> levels) {
    return levels.isEmpty() ? "nothing" : String.join(", ", levels);
  }
}
