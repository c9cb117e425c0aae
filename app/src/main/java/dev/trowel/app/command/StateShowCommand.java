package dev.trowel.app.command;

import dev.trowel.app.console.StatePrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Shows what is recorded of a deployment.
final class StateShowCommand implements Command {

  @Override
  public String name() {
    return "state show";
  }

  @Override
  public String summary() {
    return "Show what is recorded of what is deployed.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of("", "With a KEY also what was last sent of that resource; no secrets.");
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(StateKeys.argument("0..1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    Optional<ResourceKey> key =
        invocation.given().arguments().stream().findFirst().map(StateKeys::parse);
    return Sessions.run(invocation, session -> show(invocation, session, key));
  }

  private static Exit show(Invocation invocation, Session session, Optional<ResourceKey> key) {
    Diagnostics warnings = new Diagnostics();
    State state = session.site().store().pull(true, warnings).state();
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    StatePrinter printer = new StatePrinter(state, key);
    if (invocation.common().format() == Format.JSON) {
      invocation.console().result(printer.json(session.diagnostics().list()));
    } else if (key.isPresent() && !isRecorded(state, key.get())) {
      invocation.console().progress(StateKeys.unknown(key.get(), state));
    } else if (state.exists()) {
      invocation.console().result(printer.text());
    } else {
      invocation.console().progress("Nothing is recorded: nothing was deployed yet.");
    }
    return key.isPresent() && !isRecorded(state, key.get()) ? Exit.FAILED : Exit.DONE;
  }

  private static boolean isRecorded(State state, ResourceKey key) {
    return state.resources().keySet().stream().anyMatch(each -> each.owner().equals(key.owner()));
  }
}
