package dev.trowel.app.console;

import dev.trowel.schema.allow.Allowed;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// All that was found in a bundle, each once, in the order of the files.
///
/// @param folder where the bundle lies in its repository, with `/` and without one at the end; `""`
///   for the repository itself
/// @param allowed what was found, too, and comments in the files allow
public record Findings(String folder, List<Finding> list, List<AllowedFinding> allowed) {

  /// Those of a file in its order; those of no file last, where the eye ends.
  private static final Comparator<Finding> ORDER = Findings::compare;

  private static final Span NOWHERE = Span.of("");

  public Findings {
    list = list.stream().sorted(ORDER).toList();
    allowed =
        allowed.stream()
            .sorted((one, other) -> ORDER.compare(one.finding(), other.finding()))
            .toList();
  }

  /// Findings of which none is allowed.
  public Findings(String folder, List<Finding> list) {
    this(folder, list, List.of());
  }

  /// What was found in each target, put together: what several have in common is one finding, and
  /// what all have says nothing of targets.
  public static Findings of(String folder, Map<String, List<Diagnostic>> byTarget) {
    return new Findings(folder, joined(byTarget, Finding::new), List.of());
  }

  /// These, and what comments in the files allow in each target, put together likewise.
  public Findings allowing(Map<String, List<Allowed>> byTarget) {
    return new Findings(
        folder,
        list,
        joined(
            byTarget,
            (each, targets) ->
                new AllowedFinding(new Finding(each.finding(), targets), each.by().reason())));
  }

  private static <T, R> List<R> joined(
      Map<String, List<T>> byTarget, BiFunction<T, List<String>, R> made) {
    Map<T, List<String>> targets = new LinkedHashMap<>();
    byTarget.forEach((target, found) ->
        found.stream()
            .distinct()
            .forEach(each -> targets.computeIfAbsent(each, _ -> new ArrayList<>()).add(target)));
    List<R> list = new ArrayList<>();
    targets.forEach((each, names) ->
        list.add(made.apply(each, names.size() == byTarget.size() ? List.of() : names)));
    return list;
  }

  /// The findings of something that has no targets.
  public static Findings of(List<Diagnostic> diagnostics) {
    return new Findings(
        "", diagnostics.stream().map(each -> new Finding(each, List.of())).toList(), List.of());
  }

  /// Put together from parts, the virtual machine would generate code for it at each start.
  private static int compare(Finding one, Finding other) {
    int byPlace = Boolean.compare(place(one).isEmpty(), place(other).isEmpty());
    if (byPlace == 0) {
      byPlace = place(one).orElse(NOWHERE).compareTo(place(other).orElse(NOWHERE));
    }
    if (byPlace != 0) {
      return byPlace;
    }
    int bySeverity = one.diagnostic().severity().compareTo(other.diagnostic().severity());
    return bySeverity != 0
        ? bySeverity
        : one.diagnostic().summary().compareTo(other.diagnostic().summary());
  }

  /// How many are of this severity.
  public long count(Severity severity) {
    return list.stream().filter(each -> each.diagnostic().severity() == severity).count();
  }

  /// The most telling place of a finding; empty where no file is involved.
  public static Optional<Span> place(Finding finding) {
    return finding.diagnostic().spans().stream().findFirst();
  }

  /// The path of a file of the bundle in its repository, without `.` and `..` as far as the
  /// repository goes.
  public String inRepository(String file) {
    List<String> steps = new ArrayList<>();
    for (String step : (folder + "/" + file).split("/", -1)) {
      if (step.equals("..") && !steps.isEmpty()) {
        steps.removeLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
