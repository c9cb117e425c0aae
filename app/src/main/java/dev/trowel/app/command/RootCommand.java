package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import java.util.List;

/// The table of all commands.
final class RootCommand {

  /// What `trowel` knows, in the order its help shows them.
  static final List<Command> NATIVE =
      List.of(
          new InitCommand(),
          new AddTargetCommand(),
          new AddProjectCommand(),
          new AddCicdCommand(),
          new ImportCommand(),
          new ValidateCommand(),
          new ExplainCommand(),
          new DiffCommand(),
          new PreflightCommand(),
          new PlanCommand(),
          new DriftCommand(),
          new DeployCommand(),
          new HistoryCommand(),
          new RollbackCommand(),
          new RunCommand(),
          new SyncCommand(),
          new OpenCommand(),
          new DestroyCommand(),
          new SandboxListCommand(),
          new SandboxGcCommand(),
          new GenerateCommand(),
          new BindCommand("bind"),
          new UnbindCommand("unbind"),
          new SummaryCommand(),
          new StateShowCommand(),
          new StateForgetCommand(),
          new StateRepairCommand(),
          new StateBackupsCommand(),
          new ModelCommand("list", "List the bundle's models, versions and aliases."),
          new ModelCommand("show", "Show a model, or one version with its metrics."),
          new ModelCommand("compare", "Show two versions side by side."),
          new ModelCommand("promote", "Promote a version past gates to an alias or a stage."),
          new ModelCommand("rollback", "Move an alias back to the version it had before."),
          new ModelCommand("approve", "Agree to a version, for gates that ask a group."),
          new ModelCommand("alias", "Set or delete an alias or a stage by hand."),
          new ModelCommand("health", "Compare what monitors say with what the bundle asks for."),
          new ModelCommand(ModelCommand.SHIFT, "Move traffic from champion to challenger."),
          new SchemaCommand(),
          new LocalServeCommand(),
          new CompletionCommand());

  /// What the incumbent's spelling knows after `bundle`.
  static final List<Command> INCUMBENT =
      List.of(
          new ValidateCommand(),
          new PlanCommand(),
          new DeployCommand(),
          new RunCommand(),
          new SyncCommand(),
          new OpenCommand(),
          new DestroyCommand(),
          new SummaryCommand(),
          new SchemaCommand(),
          new InitCommand(),
          new GenerateCommand(),
          new BindCommand("deployment bind"),
          new UnbindCommand("deployment unbind"));

  private RootCommand() {}

  /// The commands of a spelling.
  static List<Command> of(Spelling spelling) {
    return switch (spelling) {
      case NATIVE -> NATIVE;
      case INCUMBENT -> INCUMBENT;
    };
  }
}
