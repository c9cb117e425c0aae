package dev.trowel.core.template;

import dev.trowel.core.template.FileChange.Kind;
import java.util.List;

/// What an update did with a project, or would do.
///
/// @param source the template
/// @param before which state of it the project followed; `""` where nobody knows
/// @param revision which one it follows now; `""` likewise
/// @param changes files that are not what they were, by path
public record Updated(String source, String before, String revision, List<FileChange> changes) {
  public Updated {
    changes = List.copyOf(changes);
  }

  /// The files that somebody has to look at.
  public List<FileChange> conflicts() {
    return changes.stream().filter(change -> change.kind() == Kind.CONFLICT).toList();
  }
}
