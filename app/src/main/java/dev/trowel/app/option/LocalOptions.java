package dev.trowel.app.option;

import static dev.trowel.app.option.Specs.value;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Whether to work on the local workspace, and as whom.
///
/// @param wanted whether to use it instead of the bundle's host
/// @param folder where it keeps its content, absolute; empty for the bundle's own
/// @param user who is logged in to it; empty for git's e-mail address
public record LocalOptions(boolean wanted, Optional<Path> folder, Optional<String> user) {

  /// Where the local workspace of a bundle is kept, relative to the bundle.
  public static final String FOLDER = ".databricks/local";

  /// The name of the option that asks for the local workspace; its value is optional.
  static final String LOCAL = "--local";

  /// The declarations.
  public static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.builder(LOCAL)
            .description(
                "Use the local workspace, kept in .databricks/local of the bundle or in DIR.")
            .paramLabel("DIR")
            .arity("0..1")
            .fallbackValue("")
            .type(String.class)
            .build(),
        value("NAME", "Who is logged in to the local workspace.", "--local-user"));
  }

  /// Reads what was given.
  ///
  /// @param start the folder the program was started in
  public static LocalOptions of(Given given, Path start) {
    Optional<String> local = given.value(LOCAL);
    return new LocalOptions(
        local.isPresent(),
        local.filter(text -> !text.isEmpty()).map(text -> start.resolve(text).normalize()),
        given.value("--local-user"));
  }

  /// The arguments with every bare `--local` written `--local=`, lest it takes the next argument
  /// for its value.
  public static List<String> closed(List<String> arguments) {
    return arguments.stream().map(text -> text.equals(LOCAL) ? LOCAL + "=" : text).toList();
  }
}
