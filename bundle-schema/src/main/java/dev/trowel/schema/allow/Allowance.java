package dev.trowel.schema.allow;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;

/// What a comment `# trowel: allow <code> because <reason>` says of one code.
///
/// @param code the code of the findings that are allowed
/// @param place where the comment names the code
/// @param covered where such findings are allowed; the file as a whole has no lines
/// @param reason why they are
public record Allowance(String code, Span place, Span covered, String reason) {

  /// Whether the finding has this code and begins, at one of its places, in what is covered.
  public boolean covers(Diagnostic finding) {
    return finding.code().equals(code) && finding.spans().stream().anyMatch(this::holds);
  }

  private boolean holds(Span span) {
    return span.file().equals(covered.file())
        && (covered.line() == 0
            || (covered.compareTo(span) <= 0 && span.compareTo(covered.end()) <= 0));
  }
}
