package dev.trowel.schema.shape;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a value may be.
public sealed interface Schema {

  /// A leaf.
  enum Scalar implements Schema {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /// Any tree at all.
    ANY
  }

  /// A string out of a closed list.
  record Choice(List<String> values) implements Schema {
    public Choice {
      values = List.copyOf(values);
    }
  }

  /// A list of like elements.
  record ListOf(Schema element) implements Schema {}

  /// A mapping with free keys and like values.
  record MapOf(Schema value) implements Schema {}

  /// A mapping with these fields and no others.
  ///
  /// @param name the type's name, such as `jobs.Task`
  record ObjectOf(String name, Map<String, Schema> fields, Set<String> required) implements Schema {
    public ObjectOf {
      fields = Map.copyOf(fields);
      required = Set.copyOf(required);
    }
  }

  /// The type called `name`; lets types contain themselves. Resolved by [Types#resolve].
  record Ref(String name) implements Schema {}
}
