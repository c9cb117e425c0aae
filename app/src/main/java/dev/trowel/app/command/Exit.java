package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;

/// How a command ended (design.md 4).
public enum Exit {
  DONE(0),
  FAILED(1),
  PENDING(2),
  INVALID(3),
  LOCKED(4),
  CONSENT(5),
  USAGE(64);

  private static final List<Exit> GRAVITY =
      List.of(DONE, PENDING, CONSENT, LOCKED, USAGE, INVALID, FAILED);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /// The graver of both: what may have left something half done is gravest, then what is to be
  /// mended, waited for, agreed to and known of.
  Exit orWorse(Exit other) {
    return GRAVITY.indexOf(other) > GRAVITY.indexOf(this) ? other : this;
  }

  /// Whether not all was done that was asked for.
  boolean isFailure() {
    return this != DONE && this != PENDING;
  }

  /// What a summary calls it.
  String word() {
    return switch (this) {
      case DONE -> "done";
      case FAILED -> "failed";
      case PENDING -> "changes";
      case INVALID -> "invalid";
      case LOCKED -> "locked";
      case CONSENT -> "no consent";
      case USAGE -> "refused";
    };
  }

  /// The exit code; the incumbent knows success and failure only (format.md 1.1).
  public int code(Spelling spelling) {
    return switch (spelling) {
      case NATIVE -> code;
      case INCUMBENT -> this == DONE || this == PENDING ? DONE.code : FAILED.code;
    };
  }

  /// How a command ends that stopped with these diagnostics.
  static Exit of(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> of(diagnostic.code()))
        .filter(exit -> exit != FAILED)
        .findFirst()
        .orElse(FAILED);
  }

  /// Whether nothing can be done while it stands.
  static boolean isError(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR;
  }

  private static Exit of(String code) {
    return switch (code) {
      case "lock-held" -> LOCKED;
      case "consent-missing", "drift-overwritten" -> CONSENT;
      case "target", "unknown-resource-reference", "reference-cycle" -> INVALID;
      case "bad-usage",
          "unknown-command",
          "unknown-option",
          "run-task-unknown",
          "selection-unknown",
          "selection-incomplete" ->
          USAGE;
      default -> FAILED;
    };
  }
}
