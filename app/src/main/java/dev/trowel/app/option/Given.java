package dev.trowel.app.option;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/// What was given on the command line, by the names of the options.
///
/// @param parsed the result of parsing; options that the command does not have were not given
public record Given(ParseResult parsed) {

  /// Whether the option was given at all.
  public boolean has(String name) {
    return parsed.hasMatchedOption(name);
  }

  /// Whether the flag was given.
  public boolean flag(String name) {
    return parsed.matchedOptionValue(name, false);
  }

  /// The value given, or empty.
  public Optional<String> value(String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, (String) null));
  }

  /// All values given, in their order.
  public List<String> values(String name) {
    return List.copyOf(parsed.matchedOptionValue(name, List.<String>of()));
  }

  /// All values given, in their order; several may stand in one, with commas between.
  public List<String> listed(String name) {
    return values(name).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /// How often the option was given.
  public int count(String name) {
    return parsed.matchedOptionValue(name, List.of()).size();
  }

  /// The arguments that belong to no option.
  public List<String> arguments() {
    return parsed.hasMatchedPositional(0)
        ? List.copyOf(parsed.matchedPositionalValue(0, List.<String>of()))
        : List.of();
  }
}
