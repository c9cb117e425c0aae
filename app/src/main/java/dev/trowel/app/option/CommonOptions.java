package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.hidden;
import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// What can be given to every command on a bundle.
///
/// @param directory where to look for the bundle, absolute
/// @param target the target asked for; empty when the environment or the bundle decides
/// @param profile the profile of `.databrickscfg` asked for
/// @param variables the values given with `--var`, by name
/// @param format the form of the result
/// @param debug whether to say more of what fails
public record CommonOptions(
    Path directory,
    Optional<String> target,
    Optional<String> profile,
    Map<String, String> variables,
    Format format,
    boolean debug) {

  /// The declarations.
  public static List<OptionSpec> specs() {
    return List.of(
        value("DIR", "Run as if started in DIR.", "-C", "--directory"),
        value("NAME", "The target of the bundle.", "-t", "--target"),
        hidden(value("NAME", "The old name of --target.", "-e", "--environment")),
        value("NAME", "The profile of ~/.databrickscfg to log in with.", "-p", "--profile"),
        repeatable("NAME=VALUE", "The value of a variable; may be given again.", "--var"),
        value("FORMAT", "The form of the result: text or json.", "-o", "--output"),
        flag("Say more about what fails.", "--debug"),
        flag("Show this help.", "-h", "--help"));
  }

  /// Reads what was given.
  ///
  /// @param start the folder the program was started in
  /// @throws StopException `bad-usage` when a value makes no sense
  public static CommonOptions of(Given given, Path start) {
    return new CommonOptions(
        directory(start, given.value("--directory").orElse("")),
        given.value("--target").or(() -> given.value("--environment")),
        given.value("--profile"),
        Variables.of(given.values("--var")),
        format(given.value("--output").orElse("text")),
        given.flag("--debug"));
  }

  /// The same with `--target name`.
  public CommonOptions withTarget(String name) {
    return new CommonOptions(directory, Optional.of(name), profile, variables, format, debug);
  }

  /// The same with `--directory folder`.
  public CommonOptions in(Path folder) {
    return new CommonOptions(folder, target, profile, variables, format, debug);
  }

  private static Path directory(Path start, String text) {
    Path directory = start.resolve(text).normalize();
    if (!Files.isDirectory(directory)) {
      throw new StopException(
          Diagnostic.error("bad-usage", "--directory names no folder: " + text));
    }
    return directory;
  }

  private static Format format(String text) {
    return switch (text) {
      case "text" -> Format.TEXT;
      case "json" -> Format.JSON;
      default ->
          throw new StopException(
              Diagnostic.error("bad-usage", "--output is text or json, not " + text));
    };
  }
}
