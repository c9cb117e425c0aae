package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/// What is taken for recorded of a resource whose settings nobody recorded, because another engine
/// deployed it (format.md 4.10).
///
/// It is what the bundle wants now, so that only what is live counts: an object that is as wanted
/// stays, one that is not is brought in line, and none is made anew for being taken over. Only the
/// id tells what was recorded: where the bundle's settings lead to another one, what makes up the
/// id was changed.
final class Assumed {

  private Assumed() {}

  /// The settings to compare with: those that `recorded` has, or the assumed ones.
  ///
  /// @param live the live object in the form of settings
  static JsonNode settings(
      ResourceKind kind, Recorded recorded, Settings desired, ObjectNode live) {
    if (recorded.isKnown()) {
      return recorded.settings();
    }
    ObjectNode assumed = desired.value().deepCopy();
    if (desired.isKnown() && !leadsTo(recorded.id(), kind, assumed)) {
      List<String> fields = assumed.propertyStream().map(Entry::getKey).toList();
      fields.stream()
          .filter(field -> live.has(field) && makesUpId(kind, field))
          .forEach(field -> assumed.set(field, live.get(field)));
    }
    return assumed;
  }

  /// `differences` without what was only assumed.
  static List<Difference> told(List<Difference> differences, Recorded recorded) {
    return recorded.isKnown()
        ? differences
        : differences.stream().map(Difference::withoutRecorded).toList();
  }

  /// Names may be kept in another case than the bundle writes them.
  private static boolean leadsTo(String id, ResourceKind kind, ObjectNode settings) {
    String led = kind.operations().renamedId(id, settings);
    return led.isEmpty() || led.equalsIgnoreCase(id);
  }

  private static boolean makesUpId(ResourceKind kind, String field) {
    Set<FieldRule> rules = kind.rules().at(Path.ROOT.field(field));
    return rules.contains(FieldRule.IDENTITY) || rules.contains(FieldRule.RENAME);
  }
}
