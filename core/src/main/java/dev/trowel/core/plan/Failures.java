package dev.trowel.core.plan;

import dev.trowel.core.workspace.Answer;

/// How a refusal of the workspace reads (format.md 1.1).
public final class Failures {

  private Failures() {}

  /// `<message> (<status> <error_code>)`.
  public static String text(Answer.Refused refused) {
    String code = refused.errorCode().isEmpty() ? "" : " " + refused.errorCode();
    return "%s (%d%s)".formatted(refused.message(), refused.status(), code);
  }
}
