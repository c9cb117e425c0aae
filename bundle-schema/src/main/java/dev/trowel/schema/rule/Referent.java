package dev.trowel.schema.rule;

import dev.trowel.schema.shape.Schema;
import java.util.Set;

/// What a reference leads to, as far as that can be told without a workspace.
sealed interface Referent {

  /// A value of this type; never a name.
  record Typed(Schema schema) implements Referent {}

  /// Something whose type nobody can tell.
  record Unknown() implements Referent {}

  /// Nothing: there is no such field.
  ///
  /// @param field the name that leads nowhere
  /// @param fields the names that would lead somewhere in its place
  record Missing(String field, Set<String> fields) implements Referent {
    public Missing {
      fields = Set.copyOf(fields);
    }
  }
}
