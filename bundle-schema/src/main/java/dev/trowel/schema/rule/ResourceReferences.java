package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the resources of a bundle say of each other (format.md 2.7).
final class ResourceReferences {

  private static final String PERMISSIONS = "permissions";
  private static final String GRANTS = "grants";

  private ResourceReferences() {}

  /// One reference.
  ///
  /// @param from the resource it stands in
  /// @param at where it stands
  /// @param label as written, `${…}` included
  /// @param to the resource it names
  record Use(ResourceKey from, Path at, Span span, String label, ResourceKey to) {

    /// Whether it stands in the permissions or grants, which are given once the resource is there
    /// and hold nothing up.
    boolean isInPart() {
      Path within = at.from(ResourceKey.STEPS);
      return within.startsWith(Path.of(PERMISSIONS)) || within.startsWith(Path.of(GRANTS));
    }
  }

  /// Every reference of every resource, in the order written.
  static List<Use> of(Bundle bundle) {
    List<Use> uses = new ArrayList<>();
    for (Resource resource : bundle.resources().values()) {
      ResourceKey key = resource.key();
      collect(key, key.path(), resource.settings(), uses);
      each(key, key.path().field(PERMISSIONS), resource.permissions(), uses);
      each(key, key.path().field(GRANTS), resource.grants(), uses);
    }
    return uses;
  }

  private static void collect(ResourceKey from, Path at, Value value, List<Use> uses) {
    if (Values.anyText(value, Reference::isIn)) {
      all(from, at, value, uses);
    }
  }

  private static void all(ResourceKey from, Path at, Value value, List<Use> uses) {
    switch (value) {
      case Text(Span span, String text) ->
          Reference.references(text)
              .forEach(reference ->
                  target(reference)
                      .ifPresent(
                          to -> uses.add(new Use(from, at, span, reference.toString(), to))));
      case Mapping mapping ->
          mapping
              .entries()
              .forEach((name, entry) -> all(from, at.field(name), entry.value(), uses));
      case Seq seq -> each(from, at, seq.items(), uses);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }

  private static void each(ResourceKey from, Path at, List<Value> items, List<Use> uses) {
    for (int i = 0; i < items.size(); i++) {
      all(from, at.index(i), items.get(i), uses);
    }
  }

  private static Optional<ResourceKey> target(Reference reference) {
    return reference.path().length() > ResourceKey.STEPS
        ? ResourceKey.in(reference.path())
        : Optional.empty();
  }
}
