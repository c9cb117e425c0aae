package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Rollback;
import dev.trowel.core.history.Entry;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Deploys what an earlier deployment deployed: its settings, files and libraries.
final class RollbackCommand implements Command {
  private static final String DRY_RUN = "--dry-run";

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String summary() {
    return "Deploy again what an earlier deployment deployed.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "The settings, files and libraries of that deployment are planned, shown and",
        "deployed as any others; nothing is built, and no script runs between. Secrets",
        "are those that the bundle has now. The bundle's own files stay as they are:",
        "deploy leads forward again.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return Stream.concat(
            ConsentOptions.specs(spelling).stream(),
            Stream.of(
                Branch.option(),
                Overwriting.option(),
                RollingBack.option(),
                flag("Only show what it would do.", DRY_RUN)))
        .toList();
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(
        Numbers.argument(
            "[NUMBER]",
            "The deployment to go back to, from trowel history; without it, the last"
                + " successful one before the present.",
            "0..1"));
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Long> numbers = Numbers.of(invocation, 1);
    return Sessions.run(invocation, session -> run(invocation, session, numbers));
  }

  private static Exit run(Invocation invocation, Session session, List<Long> numbers) {
    Diagnostics warnings = new Diagnostics();
    Deployments deployments = Deployments.of(session, warnings);
    Entry entry =
        numbers.isEmpty() ? deployments.lastGood() : deployments.numbered(numbers.getFirst());
    List<Entry> earlier = deployments.before(entry);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    Path folder = temporary();
    try {
      Rollback rollback = Rollback.to(entry, earlier, session.site(), deployments.folder(), folder);
      boolean dry = invocation.given().flag(DRY_RUN);
      return run(
          invocation, session.with(rollback.site()), new Rolling(entry.number(), rollback, dry));
    } finally {
      delete(folder);
    }
  }

  private static Exit run(Invocation invocation, Session session, Rolling rolling) {
    boolean told = ConsentOptions.of(invocation.given()).quiet() == 0;
    if (told) {
      tell(
          invocation,
          "Rolling back to deployment "
              + rolling.number()
              + ". Nothing is built, and no script of the bundle runs.");
    }
    Exit exit =
        new DeployCommand.Run(
                invocation, session, Optional.empty(), Optional.empty(), Optional.of(rolling))
            .run();
    if (exit == Exit.DONE && told) {
      invocation.console().flush();
      tell(
          invocation,
          rolling.isDry()
              ? "Nothing was changed."
              : "The bundle's files are as before: trowel plan shows what deploying them would"
                  + " change again.");
    }
    return exit;
  }

  private static void tell(Invocation invocation, String text) {
    invocation.console().progressWrapped(text);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("trowel-rollback").toRealPath();
    } catch (IOException e) {
      throw new StopException(
          Diagnostic.error("local-files", "cannot make a temporary folder: " + FileTrouble.words(e))
              .detail("Nothing was changed. Make room for the files of the deployment."));
    }
  }

  /// What cannot be deleted is left to whoever tidies the folder of temporary files.
  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList().reversed()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException _) {
      return;
    }
  }
}
