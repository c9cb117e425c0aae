package dev.trowel.core.select;

import java.util.Optional;

/// One way to say which resources are meant.
interface Pick {

  /// Why `candidate` is meant, in the words of the pattern; empty when it is not.
  Optional<String> why(Candidate candidate);
}
