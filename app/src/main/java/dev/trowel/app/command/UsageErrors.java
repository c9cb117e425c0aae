package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.shape.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said of a command line that makes no sense.
final class UsageErrors {

  /// What the incumbent has and Trowel does not (docs/differences.md).
  private static final Set<String> MISSING = Set.of("generate", "deployment");

  private UsageErrors() {}

  /// The first word is no command.
  static Diagnostic unknownCommand(Program program, Words words) {
    String typed = words.word(0);
    List<String> names = RootCommand.of(program.spelling()).stream().map(Command::name).toList();
    List<String> group = names.stream().filter(name -> name.startsWith(typed + " ")).toList();
    if (MISSING.contains(typed)) {
      return Diagnostic.error("unknown-command", "Trowel has no command '" + typed + "' yet")
          .detail(
              "Nothing was done. The Databricks CLI has it; it finds what Trowel deployed, as both"
                  + " keep the same state.\n"
                  + seeHelp(program.words()));
    }
    return group.isEmpty()
        ? Diagnostic.error("unknown-command", "unknown command: " + typed)
            .detail(ownCommand(typed) + suggestion(typed, names) + seeHelp(program.words()))
        : Diagnostic.error("unknown-command", "incomplete command: " + typed)
            .detail("There is: " + String.join(", ", group) + ".");
  }

  /// What the incumbent's spelling lacks may be there in our own.
  private static String ownCommand(String typed) {
    return RootCommand.NATIVE.stream().anyMatch(command -> command.name().equals(typed))
        ? "It is a command of trowel itself: 'trowel " + typed + "'.\n"
        : "";
  }

  /// There is no word at all.
  static Diagnostic noCommand(Program program) {
    return Diagnostic.error("bad-usage", "which command?").detail(seeHelp(program.words()));
  }

  /// The program is linked as the incumbent, but asked for something else than bundles.
  static Diagnostic notBundle(String word) {
    return Diagnostic.error("unknown-command", "unknown command: " + word)
        .detail("This is Trowel under the name databricks; it knows 'bundle' and 'version' only.");
  }

  /// picocli refused the arguments of a command.
  static Diagnostic refused(String command, ParameterException refusal) {
    if (refusal instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().getFirst();
      return unmatched.isUnknownOption()
          ? Diagnostic.error("unknown-option", "unknown option: " + argument)
              .detail(suggestion(argument, options(refusal)) + seeHelp(command))
          : Diagnostic.error("bad-usage", "unexpected argument: " + argument)
              .detail(seeHelp(command));
    }
    if (refusal instanceof MissingParameterException missing
        && missing.getMissing().getFirst() instanceof OptionSpec option
        && option.arity().min() > 1) {
      return Diagnostic.error(
              "bad-usage", option.longestName() + " needs " + option.arity().min() + " values")
          .detail(String.join("\n", option.description()));
    }
    return Diagnostic.error("bad-usage", firstLine(refusal)).detail(seeHelp(command));
  }

  private static List<String> options(ParameterException refusal) {
    return refusal.getCommandLine().getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static String firstLine(ParameterException refusal) {
    String message = refusal.getMessage();
    return message == null ? "the arguments make no sense" : message.lines().findFirst().orElse("");
  }

  private static String suggestion(String typed, Collection<String> names) {
    return Suggestion.nearest(typed, names).map(name -> "Did you mean " + name + "?\n").orElse("");
  }

  private static String seeHelp(String command) {
    return "See '" + command + " --help'.";
  }
}
