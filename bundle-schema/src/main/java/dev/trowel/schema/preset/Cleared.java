package dev.trowel.schema.preset;

import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.value.PatternTree;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// Takes away fields that mean nothing beside another one, such as node types of a pool's cluster
/// (format.md 2.13).
final class Cleared implements Step {

  private final ByKind<PatternTree<Facets.Cleared>> rules =
      new ByKind<>(facets -> PatternTree.of(facets.cleared(), Facets.Cleared::at));

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    return rules
        .of(subject)
        .change(
            subject.key().path(),
            resource,
            (_, value, rule) -> value instanceof Mapping mapping ? clear(mapping, rule) : value);
  }

  private static Value clear(Mapping mapping, Facets.Cleared rule) {
    if (Fields.isUnset(mapping.get(rule.field())) == rule.present()) {
      return mapping;
    }
    Mapping cleared = mapping;
    for (String field : rule.fields()) {
      cleared = without(cleared, field);
    }
    return cleared;
  }

  private static Mapping without(Mapping mapping, String field) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      return mapping.without(field);
    }
    String first = field.substring(0, dot);
    return mapping.get(first) instanceof Mapping below
        ? mapping.with(first, without(below, field.substring(dot + 1)))
        : mapping;
  }
}
