package dev.trowel.app.command;

import dev.trowel.app.option.CommonOptions;
import dev.trowel.app.option.LocalOptions;
import dev.trowel.app.option.Spelling;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// The completion script for fish, for which picocli has none.
final class FishCompletion {

  private FishCompletion() {}

  /// One `complete` line a command and option.
  static String script(List<Command> commands) {
    return Stream.concat(
            Stream.of("# Completion of trowel for fish", "complete -c trowel -f"),
            commands.stream().flatMap(FishCompletion::lines).distinct())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> lines(Command command) {
    String first = command.name().split(" ", 2)[0];
    String word = command.name().substring(command.name().lastIndexOf(' ') + 1);
    String when = word.equals(first) ? "__fish_use_subcommand" : seen(first);
    Stream<String> words =
        word.equals(first) ? Stream.of() : Stream.of(line("__fish_use_subcommand", "-a", first));
    Stream<String> options =
        Stream.of(command.options(Spelling.NATIVE), CommonOptions.specs(), LocalOptions.specs())
            .flatMap(List::stream)
            .filter(option -> !option.hidden())
            .map(option -> line(seen(word), names(option), "", option.description()[0]));
    String own = line(when, "-a", word, command.summary());
    return Stream.concat(Stream.concat(words, Stream.of(own)), options);
  }

  private static String seen(String word) {
    return "__fish_seen_subcommand_from " + word;
  }

  private static String line(String when, String flag, String value, String... description) {
    String described =
        description.length == 0 ? "" : " -d '" + description[0].replace("'", "\\'") + "'";
    String shown = value.isEmpty() ? flag : flag + " " + value;
    return "complete -c trowel -n '" + when + "' " + shown + described;
  }

  private static String names(OptionSpec option) {
    String names =
        Stream.of(option.names())
            .map(n -> n.startsWith("--") ? "-l " + n.substring(2) : "-s " + n.substring(1))
            .collect(Collectors.joining(" "));
    return option.arity().min() > 0 ? names + " -r" : names;
  }
}
