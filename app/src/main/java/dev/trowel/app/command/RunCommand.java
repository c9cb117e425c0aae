package dev.trowel.app.command;

import dev.trowel.app.option.RunOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.KnownState;
import dev.trowel.core.run.RunTarget;
import dev.trowel.core.run.RunTargets;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Runs a deployed job, pipeline or app, or a script of the bundle.
final class RunCommand implements Command {

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "Run a job, pipeline, app or script of the bundle.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "It waits for the end and prints what came of it. What stands behind -- is given",
        "to the job: its parameters as --name value, or else what its tasks take.",
        "Without KEY, what stands behind -- is a program to run as a script is run.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return RunOptions.specs(spelling);
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        PositionalParamSpec.builder()
            .paramLabel("[KEY] [-- ARG...]")
            .description("What to run, such as train or jobs.train, and what it is given.")
            .hideParamSyntax(true)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  @Override
  public Exit run(Invocation invocation) {
    RunWords words = RunWords.of(invocation.given());
    RunOptions options = RunOptions.of(invocation.given(), words.arguments());
    return Sessions.run(invocation, session -> run(invocation, session, words, options));
  }

  private static Exit run(
      Invocation invocation, Session session, RunWords words, RunOptions options) {
    if (words.key().isEmpty() && !words.arguments().isEmpty()) {
      new RunFlags(invocation).refuseForScript("a program");
      return new RunningScript(invocation, session).program(words.arguments());
    }
    Optional<RunTarget.Script> script =
        words.key().flatMap(key -> RunTargets.script(session.bundle(), key));
    if (script.isPresent()) {
      return script(invocation, session, script.get(), words.arguments());
    }
    RunTargets targets = targets(invocation, session);
    String key = words.key().orElseGet(() -> chosen(invocation, targets));
    if (words.key().isEmpty()) {
      Optional<RunTarget.Script> meant = RunTargets.script(session.bundle(), key);
      if (meant.isPresent()) {
        return script(invocation, session, meant.get(), List.of());
      }
    }
    RunFlags flags = new RunFlags(invocation);
    return switch (targets.find(key)) {
      case RunTarget.Job job -> {
        flags.refuseForJob(job.key());
        yield new RunningJob(invocation, session, options).run(job);
      }
      case RunTarget.Pipeline pipeline -> {
        flags.refuseForPipeline(pipeline.key(), words.arguments());
        yield new RunningPipeline(invocation, session, options).run(pipeline);
      }
      case RunTarget.App app -> {
        flags.refuseForApp(app.key(), words.arguments());
        yield new RunningApp(invocation, session, options).run(app);
      }
      case RunTarget.Script found -> script(invocation, session, found, List.of());
    };
  }

  private static Exit script(
      Invocation invocation, Session session, RunTarget.Script script, List<String> arguments) {
    new RunFlags(invocation).refuseForScript("the script " + script.name());
    return new RunningScript(invocation, session).run(script, arguments);
  }

  /// What can be run, by what the workspace says is deployed.
  private static RunTargets targets(Invocation invocation, Session session) {
    Diagnostics warnings = new Diagnostics();
    State state = KnownState.of(session.site(), true, warnings);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    return new RunTargets(session.bundle(), state, deploy(invocation));
  }

  private static String deploy(Invocation invocation) {
    return switch (invocation.spelling()) {
      case NATIVE -> "trowel deploy";
      case INCUMBENT -> "databricks bundle deploy";
    };
  }

  private static String chosen(Invocation invocation, RunTargets targets) {
    return Choosing.one(
        invocation.console(), "expected a KEY of the resource to run", targets.names());
  }
}
