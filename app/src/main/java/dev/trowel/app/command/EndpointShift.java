package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Envelope;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.LockTimeout;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.deploy.TrafficShift;
import dev.trowel.core.deploy.TrafficShift.Choice;
import dev.trowel.core.deploy.TrafficShift.Shift;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Rollout;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Moves traffic of a serving endpoint from its champion to its challenger, or back.
final class EndpointShift implements ModelVerb {

  private static final String TO = "--to";
  private static final String NEXT = "--next";
  private static final String BACK = "--back";

  @Override
  public List<String> details() {
    return List.of(
        "",
        "The endpoint says by lifecycle.traffic which of its served entities takes",
        "traffic from which, and in which steps. Changes nothing else of it; deployments",
        "leave the traffic as it is from then on.");
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>();
    options.add(value("PERCENT", "The challenger's share is to be PERCENT.", TO));
    options.add(flag("The next step.", NEXT));
    options.add(flag("The step before; none of the traffic before the first.", BACK));
    options.addAll(StateConsent.options());
    options.add(LockTimeout.spec());
    return options;
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(StateKeys.argument("1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    ResourceKey key = StateKeys.parse(named(invocation.given().arguments().getFirst()));
    Choice choice = choice(invocation);
    return Sessions.run(
        invocation,
        session ->
            Elsewhere.run(
                invocation, session, there -> new Run(invocation, there, key, choice).run()));
  }

  /// An endpoint may be named without its kind: the command is about no other.
  private static String named(String argument) {
    return argument.contains(".") ? argument : "model_serving_endpoints." + argument;
  }

  private static Choice choice(Invocation invocation) {
    long given = Stream.of(TO, NEXT, BACK).filter(option -> invocation.given().has(option)).count();
    if (given != 1) {
      throw usage("endpoint shift takes one of --to PERCENT, --next and --back");
    }
    if (invocation.given().has(NEXT)) {
      return Rollout::next;
    }
    if (invocation.given().has(BACK)) {
      return Rollout::previous;
    }
    String percent = invocation.given().value(TO).orElse("");
    if (!percent.matches("\\d{1,2}|100")) {
      throw usage("--to takes a share from 0 to 100: " + percent);
    }
    return (_, _) -> Integer.parseInt(percent);
  }

  private static StopException usage(String what) {
    return new StopException(Diagnostic.error("bad-usage", what));
  }

  /// One call.
  private record Run(Invocation invocation, Session session, ResourceKey key, Choice choice) {

    Exit run() {
      ProgressPrinter progress = new ProgressPrinter(invocation.console(), 0);
      TrafficShift shifting =
          new TrafficShift(
              session.site(), Waiting.on(invocation, session, progress), Errands.of(invocation));
      try {
        return shifted(shifting);
      } finally {
        progress.finish();
      }
    }

    private Exit shifted(TrafficShift shifting) {
      Diagnostics warnings = new Diagnostics();
      Halt halt = invocation.engine().halt();
      Terms terms =
          Terms.usual(StateConsent.forcesLock(invocation, session))
              .waiting(LockTimeout.of(invocation.given()))
              .until(halt);
      Shift shift = shifting.propose(key, choice, terms, warnings);
      if (shift.isEmpty()) {
        tell(warnings.list());
        return result(shift, "%s gets %d %% already.".formatted(challenger(shift), shift.to()));
      }
      invocation
          .console()
          .progressWrapped(
              "%s: %s gets %d %% of the traffic instead of %d %%"
                  .formatted(key, challenger(shift), shift.to(), shift.from()));
      if (!StateConsent.isGiven(invocation, "moving traffic of " + key)) {
        return Exit.CONSENT;
      }
      List<Diagnostic> told = halt.during(() -> shifting.carryOut(shift, terms, warnings));
      tell(warnings.list());
      tell(told);
      Exit done = result(shift, "Moved.");
      return told.isEmpty() ? done : Exit.FAILED;
    }

    private static String challenger(Shift shift) {
      return shift.rollout().challenger();
    }

    private void tell(List<Diagnostic> found) {
      invocation.console().report(found);
      session.diagnostics().addAll(found);
    }

    private Exit result(Shift shift, String text) {
      if (invocation.common().format() == Format.JSON) {
        invocation
            .console()
            .result(
                Envelope.shifted(
                    key.toString(), shift.from(), shift.to(), session.diagnostics().list()));
      } else {
        invocation.console().progress(text);
      }
      return Exit.DONE;
    }
  }
}
