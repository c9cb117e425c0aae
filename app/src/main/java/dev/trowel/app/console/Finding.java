package dev.trowel.app.console;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// One thing found in a bundle, and the targets in which it is found. A finding that quotes a token
/// does so without it.
///
/// @param targets in the order written; empty where it is found in all
public record Finding(Diagnostic diagnostic, List<String> targets) {

  public Finding {
    targets = List.copyOf(targets);
    String summary = Mask.words(diagnostic.summary());
    String detail = Mask.words(diagnostic.detail());
    if (!summary.equals(diagnostic.summary()) || !detail.equals(diagnostic.detail())) {
      diagnostic = diagnostic.summary(summary).detail(detail);
    }
  }
}
