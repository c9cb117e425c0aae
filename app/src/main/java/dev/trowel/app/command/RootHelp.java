package dev.trowel.app.command;

import java.util.List;

/// The help of the program as a whole; written by hand, as it needs no parser.
final class RootHelp {

  private static final int WIDTH = 12;

  private RootHelp() {}

  /// The text, at most 80 columns wide.
  static String of(Program program) {
    StringBuilder text = new StringBuilder();
    text.append("Usage: ").append(program.prefix()).append("COMMAND [OPTIONS]\n\n");
    text.append("Deploys MLOps projects, described in databricks.yml, to Databricks workspaces.\n");
    text.append("\nCommands:\n");
    text.append(lines(RootCommand.of(program.spelling())));
    text.append("\n'").append(program.prefix()).append("COMMAND --help' says more.\n");
    if (program == Program.TROWEL) {
      text.append("'trowel --version' tells the version.\n");
    }
    return text.toString();
  }

  /// Whether commands of two words begin with `word`.
  static boolean isGroup(Program program, String word) {
    return !group(program, word).isEmpty();
  }

  /// The text on the commands that begin with `word`.
  static String ofGroup(Program program, String word) {
    String prefix = program.prefix() + word;
    return "Usage: %s COMMAND [OPTIONS]\n\nCommands:\n%s\n'%s COMMAND --help' says more.\n"
        .formatted(prefix, lines(group(program, word)), prefix);
  }

  private static List<Command> group(Program program, String word) {
    return RootCommand.of(program.spelling()).stream()
        .filter(command -> command.name().startsWith(word + " "))
        .toList();
  }

  private static String lines(List<Command> commands) {
    StringBuilder text = new StringBuilder();
    int width = commands.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (Command command : commands) {
      String gap = " ".repeat(Math.max(WIDTH, width) - command.name().length() + 1);
      text.append("  ").append(command.name()).append(gap).append(command.summary()).append('\n');
    }
    return text.toString();
  }
}
