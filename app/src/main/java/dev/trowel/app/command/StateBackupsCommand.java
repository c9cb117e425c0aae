package dev.trowel.app.command;

import dev.trowel.app.console.RepairPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.state.Copies;
import java.util.List;

/// Lists the copies of the recorded state.
final class StateBackupsCommand implements Command {

  @Override
  public String name() {
    return "state backups";
  }

  @Override
  public String summary() {
    return "List the copies of the recorded state, here and there.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of("", "`trowel state repair --from N` brings one of them back.");
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(invocation, session -> list(invocation, session));
  }

  private static Exit list(Invocation invocation, Session session) {
    Copies copies = session.site().copies();
    invocation
        .console()
        .result(
            invocation.common().format() == Format.JSON
                ? RepairPrinter.json("state backups", copies, session.diagnostics().list())
                : RepairPrinter.copies(copies));
    return Exit.DONE;
  }
}
