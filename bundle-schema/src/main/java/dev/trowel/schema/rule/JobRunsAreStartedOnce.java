package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.List;

/// What starts a run is said as the deployment can follow it: each deployment makes the token of a
/// run itself, and a trigger says what fires it (format.md 7).
final class JobRunsAreStartedOnce implements Rule {

  private static final String TOKEN = "idempotency_token";
  private static final Path TRIGGERS = Path.of("lifecycle", "triggers");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      if (resource.key().kind().equals("job_runs")) {
        check(resource, diagnostics);
      }
    }
  }

  private static void check(Resource run, Diagnostics diagnostics) {
    Value token = run.settings().get(TOKEN);
    if (token != null) {
      diagnostics.add(token(run, token));
    }
    List<Value> triggers = Values.items(run.settings(), "lifecycle", "triggers");
    for (int i = 0; i < triggers.size(); i++) {
      if (!Values.isTrue(triggers.get(i), "on_bundle_deploy")) {
        diagnostics.add(trigger(run, triggers.get(i), i));
      }
    }
  }

  private static Diagnostic token(Resource run, Value token) {
    return Diagnostic.error(
            "run-token-set", "job run \"%s\" sets %s".formatted(run.key().name(), TOKEN))
        .detail(
            "Every run gets a token of its own: with a fixed one the next run would be taken for"
                + " the last. Take it away.")
        .at(run.key().path().field(TOKEN))
        .in(token.span());
  }

  private static Diagnostic trigger(Resource run, Value trigger, int index) {
    return Diagnostic.error(
            "run-trigger-invalid",
            "a trigger of job run \"%s\" does not say on_bundle_deploy: true"
                .formatted(run.key().name()))
        .detail("That is the only trigger there is. Without any, the run starts once.")
        .at(run.key().path().then(TRIGGERS).index(index))
        .in(trigger.span());
  }
}
