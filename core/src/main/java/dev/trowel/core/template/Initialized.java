package dev.trowel.core.template;

import java.util.List;
import java.util.Optional;

/// What became of a template.
///
/// @param source where the template is from
/// @param revision which state of it that was; `""` where nobody knows
/// @param files what was written, seen from the output folder, sorted
/// @param folder the folder that holds all of them, seen from the output folder; `.` for itself
/// @param message what the template says in the end
public record Initialized(
    String source, String revision, List<String> files, String folder, Optional<String> message) {
  public Initialized {
    files = List.copyOf(files);
  }
}
