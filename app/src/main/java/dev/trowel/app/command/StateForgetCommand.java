package dev.trowel.app.command;

import dev.trowel.app.console.Envelope;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Forgetting;
import dev.trowel.core.deploy.Forgetting.Going;
import dev.trowel.core.deploy.Terms;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Takes a resource out of what is recorded; its object stays.
final class StateForgetCommand implements Command {

  @Override
  public String name() {
    return "state forget";
  }

  @Override
  public String summary() {
    return "Forget a resource, and leave its object as it is.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "No deployment changes or deletes the object any more. Take the resource out of",
        "the bundle, too: else the next deployment makes a second one.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return StateConsent.options();
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(StateKeys.argument("1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    ResourceKey key = StateKeys.parse(invocation.given().arguments().getFirst());
    return Sessions.run(
        invocation,
        session ->
            Elsewhere.run(invocation, session, there -> new Run(invocation, there, key).run()));
  }

  /// One call.
  private record Run(Invocation invocation, Session session, ResourceKey key) {

    Exit run() {
      Diagnostics warnings = new Diagnostics();
      Forgetting forgetting = new Forgetting(session.site());
      Optional<Going> going = forgetting.propose(key, warnings);
      if (going.isEmpty()) {
        tell(warnings.list());
        invocation
            .console()
            .progress(StateKeys.unknown(key, session.site().store().pull(false, warnings).state()));
        return result(List.of());
      }
      announce(going.get());
      if (!StateConsent.isGiven(invocation, "forgetting " + key)) {
        return Exit.CONSENT;
      }
      Terms terms = Terms.usual(StateConsent.forcesLock(invocation, session));
      List<Diagnostic> told = forgetting.carryOut(going.get(), terms, warnings);
      tell(warnings.list());
      tell(told);
      if (told.isEmpty()) {
        invocation.console().progress("Forgot " + key + ".");
      }
      Exit done = result(going.get().entries().keySet().stream().map(Object::toString).toList());
      return told.isEmpty() ? done : Exit.FAILED;
    }

    private void announce(Going going) {
      going
          .entries()
          .forEach((each, recorded) ->
              invocation
                  .console()
                  .progressWrapped("To be forgotten: %s (id %s)".formatted(each, recorded.id())));
      invocation
          .console()
          .progressWrapped(
              session.bundle().resources().containsKey(key)
                  ? "The bundle declares it: the next deployment makes a new one, unless the block"
                      + " goes or the object is bound again."
                  : "Its object stays. Delete it in the workspace, or declare and bind it to have"
                      + " it managed again.");
    }

    private void tell(List<Diagnostic> found) {
      invocation.console().report(found);
      session.diagnostics().addAll(found);
    }

    private Exit result(List<String> forgotten) {
      if (invocation.common().format() == Format.JSON) {
        invocation.console().result(Envelope.forgotten(forgotten, session.diagnostics().list()));
      }
      return Exit.DONE;
    }
  }
}
