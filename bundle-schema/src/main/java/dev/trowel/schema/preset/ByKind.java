package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Facets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What a step makes of the facets of each kind it meets, made once; for one thread.
final class ByKind<T> {

  private final Function<Facets, T> source;
  private final Map<String, T> made = new HashMap<>();

  ByKind(Function<Facets, T> source) {
    this.source = source;
  }

  /// What it is for the kind of the resource.
  T of(Subject subject) {
    String kind = subject.key().kind();
    T known = made.get(kind);
    if (known == null) {
      known = source.apply(subject.facets());
      made.put(kind, known);
    }
    return known;
  }
}
