package dev.trowel.app.command;

import dev.trowel.app.option.CommonOptions;
import dev.trowel.app.option.LocalOptions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Commands in picocli's terms.
final class Grammar {

  private static final int WIDTH = 80;

  private Grammar() {}

  /// The parser of one command alone: registering all of them would take longer than the command
  /// runs.
  static CommandLine parser(Program program, Command command) {
    CommandSpec spec = own(program, command);
    CommonOptions.specs().forEach(spec::addOption);
    LocalOptions.specs().forEach(spec::addOption);
    return configured(spec);
  }

  /// What the help of one command is printed from. Options of every command are told apart from its
  /// own by a group, which would cost a parser some milliseconds.
  static CommandLine help(Program program, Command command) {
    return configured(spec(program, command).name(program.prefix() + command.name()));
  }

  /// All commands below one root, for completion and for finding what is near a wrong word.
  static CommandLine tree(Program program, List<Command> commands) {
    CommandLine root = new CommandLine(CommandSpec.create().name(program.words()));
    for (Command command : commands) {
      CommandLine parent = root;
      String[] words = command.name().split(" ", -1);
      for (int i = 0; i < words.length - 1; i++) {
        parent = group(parent, words[i]);
      }
      parent.addSubcommand(words[words.length - 1], spec(program, command));
    }
    return root;
  }

  private static CommandLine group(CommandLine parent, String word) {
    CommandLine known = parent.getSubcommands().get(word);
    if (known != null) {
      return known;
    }
    CommandLine group = new CommandLine(CommandSpec.create());
    parent.addSubcommand(word, group);
    return group;
  }

  private static CommandSpec own(Program program, Command command) {
    CommandSpec spec = CommandSpec.create();
    command.options(program.spelling()).forEach(spec::addOption);
    command.arguments().forEach(spec::addPositional);
    return spec;
  }

  private static CommandSpec spec(Program program, Command command) {
    CommandSpec spec = own(program, command);
    boolean own = !spec.options().isEmpty();
    spec.addArgGroup(common());
    spec.usageMessage()
        .width(WIDTH)
        .abbreviateSynopsis(true)
        .description(
            Stream.concat(
                    Stream.of(command.summary()), command.details(program.spelling()).stream())
                .toArray(String[]::new))
        .parameterListHeading("%nArguments:%n")
        .optionListHeading(own ? "%nOptions:%n" : "");
    return spec;
  }

  private static ArgGroupSpec common() {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .heading("%nOptions of every command:%n")
            .validate(false)
            .exclusive(false)
            .multiplicity("0..1");
    CommonOptions.specs().forEach(group::addArg);
    LocalOptions.specs().forEach(group::addArg);
    return group.build();
  }

  private static CommandLine configured(CommandSpec spec) {
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setOverwrittenOptionsAllowed(true);
  }
}
