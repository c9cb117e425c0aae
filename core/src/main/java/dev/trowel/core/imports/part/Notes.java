package dev.trowel.core.imports.part;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.util.List;

/// What is to be told of an import, with its places.
public final class Notes {

  private final Diagnostics found = new Diagnostics();

  /// Something that a bundle cannot say, or that this program does not understand.
  ///
  /// @param what a phrase, such as `the output job_id`
  /// @param why what becomes of it, or what to do instead
  public void leftOut(Span place, String what, String why) {
    found.add(
        Diagnostic.warning("import-left-out", what + " is not carried over").detail(why).in(place));
  }

  /// Something that was carried over, and that people should look at.
  public void check(Span place, String what, String why) {
    found.add(Diagnostic.recommendation("import-check", what).detail(why).in(place));
  }

  /// What was found elsewhere.
  public void add(Diagnostic other) {
    found.add(other);
  }

  /// All of it, in its order.
  public List<Diagnostic> list() {
    return found.list();
  }

  /// An error for input that makes nothing of itself.
  public static StopException unusable(Span place, String what, String wayOut) {
    return new StopException(
        Diagnostic.error("import-input", what).detail(wayOut + " Nothing was written.").in(place));
  }
}
