package dev.trowel.app.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The e-mail address that git puts on commits, read from its files without starting git.
///
/// Files that `include` names are not followed.
final class GitEmail {

  private static final Pattern SECTION =
      Pattern.compile("\\s*\\[\\s*([^\\]\"]*?)\\s*(\".*\")?\\].*");
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?:\\s*\\[.*\\])?\\s*email\\s*=\\s*\"?([^\"#;]*?)\"?\\s*(?:[#;].*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GIT_DIR = Pattern.compile("gitdir:\\s*(.*?)\\s*");

  private GitEmail() {}

  /// The address for commits in `folder`, or empty when git has none.
  static Optional<String> find(Path folder, Path home, Map<String, String> environment) {
    Path settings =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .filter(text -> !text.isEmpty())
            .map(Path::of)
            .orElse(home.resolve(".config"));
    return Stream.concat(
            repository(folder).stream(),
            Stream.of(
                home.resolve(".gitconfig"),
                settings.resolve("git").resolve("config"),
                Path.of("/etc/gitconfig")))
        .map(GitEmail::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The configuration of the work tree around `folder`.
  private static Optional<Path> repository(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.isDirectory(git)) {
        return Optional.of(git.resolve("config"));
      }
      if (Files.isRegularFile(git)) {
        return linked(git);
      }
    }
    return Optional.empty();
  }

  /// A linked work tree shares the configuration of the repository it was made from:
  /// `<repository>/.git/worktrees/<name>`.
  private static Optional<Path> linked(Path pointer) {
    return lines(pointer).stream()
        .map(GIT_DIR::matcher)
        .filter(Matcher::matches)
        .map(matcher -> pointer.resolveSibling(matcher.group(1)).normalize())
        .map(own -> own.resolve("../../config").normalize())
        .findFirst();
  }

  private static Optional<String> read(Path file) {
    Optional<String> email = Optional.empty();
    boolean inUser = false;
    for (String line : lines(file)) {
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        inUser =
            section.group(1).toLowerCase(Locale.ROOT).equals("user") && section.group(2) == null;
      }
      Matcher found = EMAIL.matcher(line);
      if (inUser && found.matches() && !found.group(1).isBlank()) {
        email = Optional.of(found.group(1));
      }
    }
    return email;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
