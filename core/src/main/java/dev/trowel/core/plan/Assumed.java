package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is taken for recorded of a resource whose settings nobody recorded, because another engine
/// deployed it (format.md 4.10).
///
/// It is what the bundle wants now, so that only what is live counts: an object that is as wanted
/// stays, one that is not is brought in line, and none is made anew for being taken over. Only the
/// id tells what was recorded: where the bundle's settings lead to another one, what makes up the
/// id was changed. What is only looked at on creation counts as what it is now.
final class Assumed {

  /// How a state holds a secret (format.md 4.1).
  private static final TextNode EMPTY = TextNode.valueOf("");

  private Assumed() {}

  /// The settings to compare with: those that `recorded` has, or the assumed ones.
  ///
  /// @param live the live object in the form of settings
  static JsonNode settings(
      ResourceKind kind, Recorded recorded, Settings desired, ObjectNode live) {
    if (recorded.isKnown()) {
      return recorded.settings();
    }
    ObjectNode assumed = Secrets.redacted(desired.value(), kind.rules(), EMPTY).deepCopy();
    boolean changedId = desired.isKnown() && !leadsTo(recorded.id(), kind, assumed);
    for (Path path : Diff.between(live, desired.value(), kind.rules())) {
      Set<FieldRule> rules = kind.rules().at(path);
      if (rules.contains(FieldRule.IGNORE_LOCAL) || (changedId && makesUpId(rules))) {
        put(assumed, path, Trees.find(live, path));
      }
    }
    return assumed;
  }

  private static void put(ObjectNode tree, Path path, @Nullable JsonNode value) {
    if (!path.steps().isEmpty()
        && path.steps().getLast() instanceof Path.Field(String name)
        && Trees.find(tree, path.parent()) instanceof ObjectNode parent) {
      if (value == null) {
        parent.remove(name);
      } else {
        parent.set(name, value);
      }
    }
  }

  /// `differences` without what was only assumed, and where nothing is due for the sake of what the
  /// format puts into every resource of its own: an object that is otherwise as the bundle says is
  /// not touched for that, and gets it with the first change there is.
  static List<Difference> told(ResourceKind kind, List<Difference> differences, Recorded recorded) {
    PutIn put = PutIn.of(kind);
    List<Difference> due =
        put.isTakenOver(recorded)
            ? differences.stream().map(each -> put.is(each) ? each.putIn() : each).toList()
            : differences;
    return recorded.isKnown() ? due : due.stream().map(Difference::withoutRecorded).toList();
  }

  /// Names may be kept in another case than the bundle writes them.
  private static boolean leadsTo(String id, ResourceKind kind, ObjectNode settings) {
    String led = kind.operations().renamedId(id, settings);
    return led.isEmpty() || led.equalsIgnoreCase(id);
  }

  private static boolean makesUpId(Set<FieldRule> rules) {
    return rules.contains(FieldRule.IDENTITY) || rules.contains(FieldRule.RENAME);
  }
}
