package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said of a command line that makes no sense.
final class UsageErrors {

  private UsageErrors() {}

  /// The first word is no command.
  static Diagnostic unknownCommand(Program program, Words words) {
    CommandLine tree = Grammar.tree(program, RootCommand.of(program.spelling()));
    List<String> near = List.of();
    try {
      tree.parseArgs(words.word(0));
    } catch (UnmatchedArgumentException e) {
      near = e.getSuggestions();
    }
    return Diagnostic.error("unknown-command", "unknown command: " + words.word(0))
        .detail(suggestion(near) + seeHelp(program.words()));
  }

  /// There is no word at all.
  static Diagnostic noCommand(Program program) {
    return Diagnostic.error("bad-usage", "which command?").detail(seeHelp(program.words()));
  }

  /// The program is linked as the incumbent, but asked for something else than bundles.
  static Diagnostic notBundle(String word) {
    return Diagnostic.error("unknown-command", "unknown command: " + word)
        .detail(
            "This is Trowel under the name databricks. It knows the group 'bundle' and 'version'"
                + " only.");
  }

  /// picocli refused the arguments of a command.
  static Diagnostic refused(String command, ParameterException refusal) {
    if (refusal instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().getFirst();
      String kind = unmatched.isUnknownOption() ? "unknown option: " : "unexpected argument: ";
      String code = unmatched.isUnknownOption() ? "unknown-option" : "bad-usage";
      return Diagnostic.error(code, kind + argument)
          .detail(suggestion(unmatched.getSuggestions()) + seeHelp(command));
    }
    return Diagnostic.error("bad-usage", firstLine(refusal)).detail(seeHelp(command));
  }

  private static String firstLine(ParameterException refusal) {
    String message = refusal.getMessage();
    return message == null ? "the arguments make no sense" : message.lines().findFirst().orElse("");
  }

  private static String suggestion(List<String> near) {
    return near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "?\n";
  }

  private static String seeHelp(String command) {
    return "See '" + command + " --help'.";
  }
}
