package dev.trowel.core.select;

import dev.trowel.schema.bundle.Resource;
import java.util.Optional;

/// `changed-since:main`: what is declared in lines, or refers to files, that git says are others
/// than there.
///
/// @param ref the commit, branch or tag
/// @param changes what git says
/// @param used which files each resource refers to
record PickByChange(String ref, Changes changes, UsedFiles used) implements Pick {

  static final String PREFIX = "changed-since:";

  @Override
  public Optional<String> why(Candidate candidate) {
    Optional<String> what =
        candidate.declared().isEmpty()
            ? Optional.of("no longer in the bundle")
            : candidate.declared().flatMap(this::changed);
    return what.map(found -> PREFIX + ref + " (" + found + ")");
  }

  private Optional<String> changed(Resource resource) {
    return Lines.of(resource)
        .changed(changes)
        .or(() -> used.changed(resource, changes))
        .or(() -> used.shared(resource, changes));
  }
}
