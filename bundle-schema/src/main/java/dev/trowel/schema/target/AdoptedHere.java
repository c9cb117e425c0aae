package dev.trowel.schema.target;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What `trowel.adopt` of the whole bundle means for one of its targets.
///
/// @param target the target's name
/// @param targets all targets
record AdoptedHere(String target, Mapping targets, Diagnostics diagnostics) {

  /// The tree with the objects of this target alone: one for each resource that has one here.
  ///
  /// @param tree with what the target says of resources and of `trowel`
  static Mapping of(Mapping tree, String target, Mapping targets, Diagnostics diagnostics) {
    Mapping written = Adoptions.written(tree);
    return written.entries().isEmpty()
        ? tree
        : Values.put(
            tree,
            new AdoptedHere(target, targets, diagnostics).chosen(written, tree),
            Adoptions.PLACE);
  }

  private Mapping chosen(Mapping written, Mapping tree) {
    SequencedMap<String, Entry> kept = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> each : written.entries().entrySet()) {
      Path at = Adoptions.PLACE.field(each.getKey());
      Entry entry = each.getValue();
      if (entry.value() instanceof Mapping byTarget && !Adoptions.isDirect(byTarget)) {
        byTarget.entries().forEach((name, one) -> refuseUnknown(at.field(name), name, one));
        Optional.ofNullable(byTarget.get(target))
            .ifPresent(value -> kept.put(each.getKey(), entry.with(value)));
      } else if (!isElsewhere(each.getKey(), entry, tree)) {
        kept.put(each.getKey(), entry);
      }
    }
    return new Mapping(written.span(), kept);
  }

  /// Whether only other targets have the resource.
  private boolean isElsewhere(String text, Entry entry, Mapping tree) {
    return Moves.key(new Text(entry.key(), text))
        .filter(key -> Values.find(tree, key.path()) == null)
        .filter(key ->
            targets.entries().values().stream()
                .anyMatch(other -> Values.find(other.value(), key.path()) != null))
        .isPresent();
  }

  private void refuseUnknown(Path at, String name, Value.Entry entry) {
    boolean known = name.equals(target) || targets.entries().containsKey(name);
    if (!known) {
      diagnostics.add(
          Diagnostic.error("adopt-key", "no such target: " + name)
              .detail(
                  Suggestion.advice(
                      name,
                      targets.entries().keySet(),
                      "Name targets of the bundle, each with an id or {name: …}."))
              .at(at)
              .in(entry.key()));
    }
  }
}
