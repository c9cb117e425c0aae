package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import java.util.List;

/// The table of all commands.
final class RootCommand {

  /// What `trowel` knows, in the order its help shows them.
  static final List<Command> NATIVE =
      List.of(
          new ValidateCommand(),
          new ExplainCommand(),
          new DiffCommand(),
          new PlanCommand(),
          new DriftCommand(),
          new DeployCommand(),
          new HistoryCommand(),
          new RollbackCommand(),
          new DestroyCommand(),
          new SandboxListCommand(),
          new SandboxGcCommand(),
          new SummaryCommand(),
          new StateShowCommand(),
          new StateForgetCommand(),
          new StateRepairCommand(),
          new StateBackupsCommand(),
          new SchemaCommand(),
          new LocalServeCommand(),
          new CompletionCommand());

  /// What the incumbent's spelling knows after `bundle`.
  static final List<Command> INCUMBENT =
      List.of(
          new ValidateCommand(),
          new PlanCommand(),
          new DeployCommand(),
          new DestroyCommand(),
          new SummaryCommand(),
          new SchemaCommand());

  private RootCommand() {}

  /// The commands of a spelling.
  static List<Command> of(Spelling spelling) {
    return switch (spelling) {
      case NATIVE -> NATIVE;
      case INCUMBENT -> INCUMBENT;
    };
  }
}
