package dev.trowel.core.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be made of which template.
///
/// @param template the name of a template that comes with this program, a folder, or the address of
///   a git repository
/// @param subfolder where in it the template lies
/// @param branch of the repository; with `tag` empty
/// @param tag of the repository; with `branch` empty
/// @param answersFile a file of answers, as it was named
/// @param answers answers as `name=value`, which go before those of the file
/// @param output the output folder as it was named; empty for the one that one is in
/// @param recorded whether `.trowel/answers.json` is written beside what the template makes
/// @param directory the folder one is in, absolute
/// @param environment the environment variables, of which git gets all
/// @param version which release of this program it is
public record TemplateRequest(
    String template,
    Optional<String> subfolder,
    Optional<String> branch,
    Optional<String> tag,
    Optional<String> answersFile,
    List<String> answers,
    Optional<String> output,
    boolean recorded,
    Path directory,
    Map<String, String> environment,
    String version) {

  public TemplateRequest {
    answers = List.copyOf(answers);
    environment = Map.copyOf(environment);
  }
}
