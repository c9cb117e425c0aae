package dev.trowel.app.console;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// One thing found in a bundle, and the targets in which it is found.
///
/// @param targets in the order written; empty where it is found in all
public record Finding(Diagnostic diagnostic, List<String> targets) {

  public Finding {
    targets = List.copyOf(targets);
  }
}
