package dev.trowel.schema.compare;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.util.Optional;

/// One difference between two targets, explained.
///
/// @param one the value in the first target; empty when it has none
/// @param other the value in the second target; empty when it has none
/// @param why whether it only follows from where and under which names a target is deployed
public record Contrast(Path path, Optional<Side> one, Optional<Side> other, Why why) {

  /// What one target has.
  ///
  /// @param place what makes it differ from the other one: a place in a file where there is one
  public record Side(Value value, Span place) {}

  /// Why values differ.
  public enum Why {
    /// The bundle says so.
    CONTENT,
    /// The same file or folder, below another folder of the workspace.
    FOLDER,
    /// The same name, with another prefix.
    PREFIX
  }
}
