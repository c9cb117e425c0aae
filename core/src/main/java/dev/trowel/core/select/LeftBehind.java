package dev.trowel.core.select;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds what was not selected and refers to something that gets another id.
public final class LeftBehind {

  private LeftBehind() {}

  /// A warning for each resource of `plan` that others will look for under its former id.
  public static List<Diagnostic> warnings(Plan plan) {
    return plan.changes().stream()
        .filter(line -> losesItsId(line.change()))
        .map(line -> new Left(line, dependants(plan, line.key())))
        .filter(left -> !left.dependants().isEmpty())
        .map(Left::told)
        .toList();
  }

  private record Left(Planned line, List<ResourceKey> dependants) {
    Diagnostic told() {
      ResourceKey key = line.key();
      String names =
          dependants.stream().map(ResourceKey::toString).collect(Collectors.joining(", "));
      Diagnostic warning =
          Diagnostic.warning(
                  "selection-leaves-dependants",
                  "%s %s, and %s not selected: %s"
                      .formatted(
                          key,
                          happens(line.change()),
                          dependants.size() == 1 ? "this is" : "these are",
                          names))
              .detail(
                  "What was deployed refers to it. Until it is deployed again, it refers to what is"
                      + " no longer there: add --select "
                      + key
                      + "+")
              .at(key.path());
      return line.span().map(warning::in).orElse(warning);
    }
  }

  private static String happens(Change change) {
    return switch (change) {
      case Change.Delete _, Change.Forget _ -> "goes";
      case Change.Create _, Change.Rename _, Change.Replace _ -> "gets another id";
      case Change.Keep _, Change.Update _, Change.Resize _ -> "stays";
    };
  }

  private static boolean losesItsId(Change change) {
    return switch (change) {
      case Change.Create(ResourceKey _, Change.Cause cause) -> cause == Change.Cause.GONE;
      case Change.Rename _, Change.Replace _, Change.Delete _, Change.Forget _ -> true;
      case Change.Keep _, Change.Update _, Change.Resize _ -> false;
    };
  }

  private static List<ResourceKey> dependants(Plan plan, ResourceKey key) {
    return plan.base().resources().entrySet().stream()
        .filter(each -> plan.isLeft(each.getKey()))
        .filter(each -> refersTo(each.getValue(), key))
        .map(Map.Entry::getKey)
        .map(ResourceKey::owner)
        .distinct()
        .toList();
  }

  private static boolean refersTo(Recorded recorded, ResourceKey key) {
    return recorded.dependsOn().stream()
        .map(Dependency::node)
        .anyMatch(node -> ResourceKey.ofState(node).equals(key));
  }
}
