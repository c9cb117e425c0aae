package dev.trowel.core.imports.hcl;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;

/// Expressions whose value no file tells.
public final class Unknown {

  private Unknown() {}

  /// What stops evaluating one; whoever asked for its value tells it as a note.
  ///
  /// @param why such as `the function timestamp is not known`
  public static StopException at(Span span, String why) {
    return new StopException(
        Diagnostic.warning("import-left-out", why)
            .detail("What is made of it is not carried over. Write its value into the bundle.")
            .in(span));
  }
}
