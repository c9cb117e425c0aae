package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.bundle.Adoptions.Entry;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.List;

/// What `trowel.adopt` says is about resources that are there, and gives no object to two of them.
final class AdoptionsAreClear implements Rule {

  private static final String KEY = "adopt-key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Adoptions.written(bundle.tree())
        .entries()
        .forEach((text, entry) -> key(text, entry.key(), bundle, diagnostics));
    List<Entry> entries = Adoptions.in(bundle.tree()).entries();
    for (int i = 0; i < entries.size(); i++) {
      twice(entries.get(i), entries.subList(0, i), diagnostics);
    }
  }

  private static void key(String text, Span span, Inspected bundle, Diagnostics diagnostics) {
    Path at = Adoptions.PLACE.field(text);
    WrittenKey.read(KEY, new Text(span, text), at, diagnostics)
        .filter(key -> !bundle.resources().containsKey(key))
        .ifPresent(key ->
            diagnostics.add(
                Diagnostic.error("adopt-nowhere", key + " is not in the bundle")
                    .detail(nearest(key, bundle))
                    .at(at)
                    .in(span)));
  }

  private static String nearest(ResourceKey missing, Inspected bundle) {
    List<String> keys =
        bundle.resources().keySet().stream()
            .filter(key -> key.kind().equals(missing.kind()))
            .map(ResourceKey::toString)
            .toList();
    return Suggestion.advice(
        missing.toString(),
        keys,
        "Nothing can take the object over. Declare the resource, or remove the entry.");
  }

  private static void twice(Entry entry, List<Entry> earlier, Diagnostics diagnostics) {
    earlier.stream()
        .filter(other -> other.key().kind().equals(entry.key().kind()))
        .filter(other -> other.wanted().equals(entry.wanted()))
        .findFirst()
        .ifPresent(other ->
            diagnostics.add(
                Diagnostic.error(
                        "adopt-twice",
                        "%s and %s take over the same object: %s"
                            .formatted(other.key(), entry.key(), entry.wanted()))
                    .detail("An object belongs to one resource. Remove one of the entries.")
                    .at(entry.at())
                    .in(entry.span())
                    .related("the other one is here", other.span())));
  }
}
