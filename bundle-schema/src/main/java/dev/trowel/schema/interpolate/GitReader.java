package dev.trowel.schema.interpolate;

import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.source.Slashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what git says of a folder from the files in `.git`; starts no process (format.md 2.14).
public final class GitReader {

  private static final String DOT_GIT = ".git";
  private static final String GITDIR = "gitdir:";
  private static final String REF = "ref:";
  private static final String BRANCH = "refs/heads/";
  private static final Pattern ORIGIN = Pattern.compile("\\[\\s*remote\\s+\"origin\"\\s*\\]");
  private static final Pattern URL = Pattern.compile("url\\s*=\\s*(.*)");
  private static final Pattern LOGIN = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@]*@");

  private GitReader() {}

  /// What git says of `folder`; [GitFacts#none] when it lies in no work tree.
  ///
  /// @param folder the bundle root, absolute
  /// @param ceiling neither this folder nor one above it is looked into; empty to look up to the
  ///   root
  public static GitFacts read(Path folder, Optional<Path> ceiling) {
    for (Path at = folder.normalize(); at != null; at = at.getParent()) {
      if (ceiling.isPresent() && ceiling.get().normalize().startsWith(at)) {
        return GitFacts.none();
      }
      Optional<Path> git = gitFolder(at);
      if (git.isPresent()) {
        return facts(at, git.get(), folder.normalize());
      }
    }
    return GitFacts.none();
  }

  private static Optional<Path> gitFolder(Path workTree) {
    Path entry = workTree.resolve(DOT_GIT);
    if (Files.isRegularFile(entry)) {
      return firstLine(entry)
          .filter(line -> line.startsWith(GITDIR))
          .flatMap(line -> resolve(workTree, line.substring(GITDIR.length()).strip()));
    }
    return Optional.of(entry).filter(Files::isDirectory);
  }

  private static GitFacts facts(Path workTree, Path git, Path folder) {
    Path common =
        firstLine(git.resolve("commondir")).flatMap(line -> resolve(git, line)).orElse(git);
    String head = firstLine(git.resolve("HEAD")).orElse("");
    String reference = head.startsWith(REF) ? head.substring(REF.length()).strip() : "";
    return new GitFacts(
        reference.startsWith(BRANCH) ? reference.substring(BRANCH.length()) : "",
        reference.isEmpty() ? head : commit(git, common, reference),
        origin(common.resolve("config")),
        relative(workTree, folder));
  }

  private static String commit(Path git, Path common, String reference) {
    return resolve(git, reference)
        .flatMap(GitReader::firstLine)
        .or(() -> resolve(common, reference).flatMap(GitReader::firstLine))
        .or(() -> packed(common, reference))
        .orElse("");
  }

  private static Optional<String> packed(Path common, String reference) {
    return lines(common.resolve("packed-refs")).stream()
        .filter(line -> line.endsWith(" " + reference))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private static String origin(Path config) {
    boolean inside = false;
    for (String line : lines(config)) {
      String text = line.strip();
      if (text.startsWith("[")) {
        inside = ORIGIN.matcher(text).matches();
      }
      var url = URL.matcher(text);
      if (inside && url.matches()) {
        // A password in the address must not get into parameters of jobs.
        return LOGIN.matcher(url.group(1).strip()).replaceFirst("$1");
      }
    }
    return "";
  }

  private static String relative(Path workTree, Path folder) {
    String path = Slashes.relative(workTree, folder);
    return path.isEmpty() ? "." : path;
  }

  private static Optional<Path> resolve(Path base, String path) {
    try {
      return Optional.of(base.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> firstLine(Path file) {
    return lines(file).stream().findFirst().map(String::strip).filter(line -> !line.isEmpty());
  }

  /// The lines of the file; none when it cannot be read, for git's files only add to what is known.
  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
