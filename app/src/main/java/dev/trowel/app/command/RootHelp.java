package dev.trowel.app.command;

/// The help of the program as a whole; written by hand, as it needs no parser.
final class RootHelp {

  private RootHelp() {}

  /// The text, at most 80 columns wide.
  static String of(Program program) {
    StringBuilder text = new StringBuilder();
    text.append("Usage: ").append(program.prefix()).append("COMMAND [OPTIONS]\n\n");
    text.append("Deploys MLOps projects, described in databricks.yml, to Databricks workspaces.\n");
    text.append("\nCommands:\n");
    for (Command command : RootCommand.of(program.spelling())) {
      text.append("  %-12s %s\n".formatted(command.name(), command.summary()));
    }
    text.append("\n'").append(program.prefix()).append("COMMAND --help' says more.\n");
    if (program == Program.TROWEL) {
      text.append("'trowel --version' tells the version.\n");
    }
    return text.toString();
  }
}
