package dev.trowel.core.deploy;

import dev.trowel.core.state.Copies;
import dev.trowel.core.state.Copies.Copy;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What a repair of the recorded state would write, and what becomes of each record.
///
/// @param copies all that was found
/// @param chosen the copy to go on from
/// @param state what would be written
/// @param lines one for each record that is not simply kept
/// @param broken files beside the state that nobody can read, and that would be removed
/// @param isNeeded whether anything would change
public record Repair(
    Copies copies,
    Copy chosen,
    State state,
    List<Line> lines,
    List<Diagnostic> broken,
    boolean isNeeded) {

  public Repair {
    lines = List.copyOf(lines);
    broken = List.copyOf(broken);
  }

  /// What becomes of a record.
  public enum Fate {
    /// It is in another copy only, and its object is there.
    ADOPTED,
    /// Its object is gone.
    GONE,
    /// Its object belongs to another deployment.
    OTHERS,
    /// Its object is there, and no longer recorded, as its key has another one.
    UNRECORDED,
    /// Its object could not be asked for; the record stays.
    UNCHECKED
  }

  /// One record.
  ///
  /// @param copy where it was found
  public record Line(Fate fate, ResourceKey key, String id, String copy) {}
}
