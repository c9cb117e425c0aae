package dev.trowel.schema.allow;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// Findings, parted by what the comments of the files say.
///
/// @param kept what stays a finding
/// @param allowed the others
public record Judged(List<Diagnostic> kept, List<Allowed> allowed) {
  public Judged {
    kept = List.copyOf(kept);
    allowed = List.copyOf(allowed);
  }
}
