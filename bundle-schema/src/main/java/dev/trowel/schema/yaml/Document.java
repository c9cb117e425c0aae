package dev.trowel.schema.yaml;

import dev.trowel.schema.value.Value;
import java.util.List;
import java.util.function.Predicate;

/// One file as a tree.
///
/// @param root the tree; an empty mapping for a file without content
/// @param anchored whether a value of this tree, the very object, carried a YAML anchor (format.md
///   2.1)
/// @param comments the comments that speak to this program: those that begin with `trowel:`
public record Document(Value root, Predicate<Value> anchored, List<Comment> comments) {
  public Document {
    comments = List.copyOf(comments);
  }
}
