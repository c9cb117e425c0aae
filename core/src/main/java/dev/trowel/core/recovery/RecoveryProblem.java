package dev.trowel.core.recovery;

import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.Intents;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.source.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to be said of what interrupted deployments left.
final class RecoveryProblem {

  private RecoveryProblem() {}

  /// Nobody can tell which object is the one that was made.
  static Diagnostic unresolved(
      Intent intent, Intents from, Collection<String> ids, Optional<Span> span) {
    String found =
        ids.isEmpty()
            ? "the workspace does not tell whether it made it"
            : "it may have made any of these: " + String.join(", ", ids);
    Diagnostic error =
        Diagnostic.error(
                "intent-unresolved",
                "%s: the %s was making it, and %s"
                    .formatted(intent.key(), Whose.text(from.by(), from.at()), found))
            .at(intent.key().path())
            .detail(
                ids.isEmpty()
                    ? "Nothing was changed. Run again when the workspace answers; or look for it"
                        + " there, delete it, and delete the file of intents."
                    : ("Nothing was changed. Look at them in the workspace and delete those that"
                            + " nobody needs; or record the right one, which the incumbent does:"
                            + " databricks bundle deployment bind %s ID. Then run again.")
                        .formatted(intent.key().name()));
    return span.map(error::in).orElse(error);
  }

  /// An object that was made and that nobody needs.
  static Diagnostic orphan(ResourceKey key, Intents from, String id, String now) {
    return Diagnostic.warning(
            "intent-orphan",
            "%s: the %s made %s, and the deployment has %s now"
                .formatted(key, Whose.text(from.by(), from.at()), id, now))
        .at(key.path())
        .detail(
            "Nobody uses the object %s of %s. Look at it, and delete it in the workspace."
                .formatted(id, key.kind()));
  }

  /// Somebody deploys right now.
  static Diagnostic underway(Intents by) {
    return Diagnostic.warning(
            "deployment-underway",
            "this target is being deployed by " + Whose.since(by.by(), by.at()))
        .detail(
            "What is recorded is from before that, so this is out of date when it is done. Run it"
                + " again then.");
  }

  /// What may still appear.
  static Diagnostic open(List<Intent> doubtful, Duration window) {
    String keys =
        doubtful.stream().map(each -> each.key().toString()).collect(Collectors.joining(", "));
    return Diagnostic.warning("intent-open", "a deployment was interrupted while it made " + keys)
        .detail(
            ("The workspace does not have %s, but a request may still be on its way: deploy waits"
                    + " for it up to %d s before it does anything.")
                .formatted(doubtful.size() == 1 ? "it" : "them", window.toSeconds()));
  }
}
