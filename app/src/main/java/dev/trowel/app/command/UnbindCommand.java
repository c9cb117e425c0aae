package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.Envelope;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Forgetting;
import dev.trowel.core.deploy.Forgetting.Going;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Takes a resource out of what is recorded, so that its object is managed no more (format.md 4.9).
///
/// @param name its words, `unbind` or those of the incumbent
record UnbindCommand(String name) implements Command {

  @Override
  public String summary() {
    return "Let go of the object of a resource, as it is.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "No deployment changes or deletes the object any more. As long as the bundle",
        "declares the resource, the next deployment makes a new one; or takes the object",
        "over again, where trowel: adopt: names it.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(flag("Take the lock, whoever holds it.", "--force-lock"));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(StateKeys.argument("1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(
        invocation, session -> Elsewhere.run(invocation, session, there -> run(invocation, there)));
  }

  private static Exit run(Invocation invocation, Session session) {
    Diagnostics warnings = new Diagnostics();
    State state = session.site().store().pull(true, warnings).state();
    String text = invocation.given().arguments().getFirst();
    ResourceKey key = Naming.key(text, session.bundle(), state.resources().keySet());
    Forgetting forgetting = new Forgetting(session.site());
    Optional<Going> going = forgetting.propose(key, warnings);
    Terms terms = Terms.usual(StateConsent.forcesLock(invocation, session));
    List<Diagnostic> troubles =
        going.map(each -> forgetting.carryOut(each, terms, warnings)).orElse(List.of());
    warnings.addAll(troubles);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    if (troubles.isEmpty()) {
      invocation
          .console()
          .progress(
              going.isEmpty()
                  ? StateKeys.unknown(key, state)
                  : "Unbound " + key + "; its object stays.");
    }
    boolean json = invocation.common().format() == Format.JSON;
    if (json && invocation.spelling() == Spelling.NATIVE) {
      boolean done = going.isPresent() && troubles.isEmpty();
      List<String> keys = done ? List.of(key.toString()) : List.of();
      invocation.console().result(Envelope.bound("unbind", keys, session.diagnostics().list()));
    }
    return troubles.isEmpty() ? Exit.DONE : Exit.FAILED;
  }
}
