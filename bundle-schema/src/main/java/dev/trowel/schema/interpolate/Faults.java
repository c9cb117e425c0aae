package dev.trowel.schema.interpolate;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What can be wrong with a reference, as diagnostics.
final class Faults {

  private Faults() {}

  static Diagnostic missing(Reference reference, Mapping tree, Text use) {
    return Diagnostic.error("reference-missing", "reference does not exist: " + reference)
        .detail(suggestion(reference, tree))
        .in(use.span())
        .fix(renaming(reference, tree, use));
  }

  /// Which step of a reference names what may be missing.
  private static int doubtful(Reference reference) {
    return reference.root() == Reference.Root.VAR ? 1 : reference.path().length() - 1;
  }

  private static Set<String> candidates(Reference reference, Mapping tree) {
    boolean variable = reference.root() == Reference.Root.VAR;
    Path parent = variable ? Path.of("variables") : reference.path().parent();
    return Values.find(tree, parent) instanceof Mapping mapping
        ? mapping.entries().sequencedKeySet()
        : Set.of();
  }

  private static Optional<Fix> renaming(Reference reference, Mapping tree, Text use) {
    Path path = reference.path();
    int last = doubtful(reference);
    if (last >= path.length() || !(path.steps().get(last) instanceof Path.Field(var name))) {
      return Optional.empty();
    }
    return Suggestion.only(name, candidates(reference, tree))
        .map(near -> new Reference(path.to(last).field(near).then(path.from(last + 1))))
        .flatMap(
            near -> Rewrite.inside("write " + near, use, reference.toString(), near.toString()));
  }

  private static String suggestion(Reference reference, Mapping tree) {
    boolean variable = reference.root() == Reference.Root.VAR;
    int last = doubtful(reference);
    if (last >= reference.path().length()
        || !(reference.path().steps().get(last) instanceof Path.Field(String name))) {
      return "";
    }
    Optional<String> near = Suggestion.nearest(name, candidates(reference, tree));
    Path start = reference.path().to(last);
    return near.map(n -> "Did you mean " + new Reference(start.field(n)) + "?")
        .orElseGet(
            () -> variable ? "Declare the variable " + name + " in the variables section." : "");
  }

  /// The circle that closes when `again` is looked for at `use`, with the places of the references
  /// in it.
  static Diagnostic cycle(SequencedMap<Path, Span> open, Path again, Span use) {
    List<Path> circle =
        open.sequencedKeySet().stream().dropWhile(path -> !path.equals(again)).toList();
    List<String> chain = new ArrayList<>(circle.stream().map(Faults::spelling).toList());
    chain.add(spelling(again));
    Diagnostic diagnostic =
        Diagnostic.error(
                "reference-cycle",
                "cycle detected in field resolution: " + String.join(" -> ", chain))
            .detail("Give one of these a value that does not lead back to it.");
    for (Path inside : circle.subList(1, circle.size())) {
      diagnostic = diagnostic.in(open.getOrDefault(inside, use));
    }
    return diagnostic.in(use);
  }

  /// The path as users write it: `var.x` for the value of a variable.
  private static String spelling(Path path) {
    List<Path.Step> steps = path.steps();
    boolean value =
        path.startsWith(Path.of("variables"))
            && steps.size() > 2
            && steps.get(2).equals(new Path.Field("value"));
    return value
        ? Path.of("var").then(steps.get(1)).then(path.from(3)).toString()
        : path.toString();
  }

  static Diagnostic tooDeep(Reference reference, Span use) {
    return Diagnostic.error("reference-too-deep", "Variables references are too deep")
        .detail(reference + " leads through too many other references, or to too large a value.")
        .in(use);
  }

  static Diagnostic notPrimitive(Reference reference, Span use) {
    return Diagnostic.error(
            "reference-not-primitive", "cannot interpolate non-string value: " + reference)
        .detail(
            "It stands for a list or a mapping, which cannot be part of a text. Let it be the"
                + " whole value, or name one field of it.")
        .in(use);
  }
}
