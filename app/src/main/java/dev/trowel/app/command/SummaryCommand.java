package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;

import dev.trowel.app.console.SummaryPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.KnownState;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Shows what is deployed and where to look at it.
final class SummaryCommand implements Command {

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String summary() {
    return "Show what is deployed, and where to look at it.";
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    OptionSpec pull = flag("Ask the workspace even when there is a local state.", "--force-pull");
    return switch (spelling) {
      case NATIVE -> List.of(pull);
      case INCUMBENT ->
          List.of(pull, hidden(flag("Add where everything was written.", "--include-locations")));
    };
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(invocation, session -> summarise(invocation, session));
  }

  private static Exit summarise(Invocation invocation, Session session) {
    Site site = session.site();
    Diagnostics warnings = new Diagnostics();
    State state = KnownState.of(site, invocation.given().flag("--force-pull"), warnings);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    SummaryPrinter printer = new SummaryPrinter(site.bundle(), state, session.links().of(state));
    invocation
        .console()
        .result(
            switch (invocation.common().format()) {
              case TEXT -> printer.text();
              case JSON ->
                  switch (invocation.spelling()) {
                    case NATIVE -> printer.nativeJson(session.diagnostics().list());
                    case INCUMBENT -> printer.incumbentJson();
                  };
            });
    if (invocation.common().format() == Format.TEXT && !printer.links().isEmpty()) {
      session.hint(invocation);
    }
    return Exit.DONE;
  }
}
