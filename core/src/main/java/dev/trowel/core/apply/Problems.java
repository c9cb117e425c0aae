package dev.trowel.core.apply;

import dev.trowel.core.plan.Failures;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.workspace.Answer;
import dev.trowel.schema.diagnostic.Diagnostic;

/// What can go wrong with one line of a plan, in words (format.md 4.4).
final class Problems {

  private Problems() {}

  static Diagnostic refused(Planned line, String doing, Answer.Refused refused) {
    String what = summary(line, doing + Failures.text(refused));
    return placed(line, Diagnostic.error("api-refused", what))
        .detail(
            "HTTP Status: %d\nAPI error_code: %s\nAPI message: %s"
                    .formatted(refused.status(), refused.errorCode(), refused.message())
                + wayOut(refused));
  }

  private static String wayOut(Answer.Refused refused) {
    return refused.isForbidden()
        ? "\nWho is logged in may not do this. Ask the object's owner or an administrator for the"
            + " permission, then run again."
        : "";
  }

  /// What makes all requests pointless, met at this line.
  static Diagnostic stopped(Planned line, Diagnostic stop) {
    return placed(line, stop.summary(summary(line, stop.summary())));
  }

  static Diagnostic unclear(Planned line, String doing, Answer.Unclear unclear) {
    String what = summary(line, doing + unclear.reason());
    return placed(line, Diagnostic.error("effect-unknown", what))
        .detail(
            "The workspace may or may not have done it. Look for the object there before you run"
                + " again.");
  }

  /// Two lines that want the same were told of one object.
  static Diagnostic taken(Planned line, String id) {
    String what = summary(line, "id=" + id + " was taken for another resource");
    return placed(line, Diagnostic.error("effect-unknown", what))
        .detail("Run again: what was made meanwhile is found then.");
  }

  static Diagnostic notReady(Planned line, String id, String reason) {
    String what = summary(line, "waiting for id=" + id + ": " + reason);
    return placed(line, Diagnostic.error("resource-not-ready", what))
        .detail("It exists and is recorded. Run deploy again to continue where it stopped.");
  }

  static Diagnostic notSupported(Planned line) {
    String what = summary(line, "the API cannot update a " + line.kind().singular());
    return placed(line, Diagnostic.error("update-not-supported", what))
        .detail("Undo the change, or delete the resource and create it anew.");
  }

  static Diagnostic unknownField(Planned line, String label) {
    String what = summary(line, "cannot resolve \"" + label + "\"");
    return placed(line, Diagnostic.error("unknown-resource-field", what))
        .detail("Neither the bundle nor the workspace knows this field; correct it.");
  }

  private static String summary(Planned line, String what) {
    return "cannot %s %s: %s".formatted(line.change().action(), line.key().stateKey(), what);
  }

  private static Diagnostic placed(Planned line, Diagnostic diagnostic) {
    Diagnostic at = diagnostic.at(line.key().path());
    return line.span().map(at::in).orElse(at);
  }
}
