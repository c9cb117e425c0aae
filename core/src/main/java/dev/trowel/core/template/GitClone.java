package dev.trowel.core.template;

import dev.trowel.core.process.Child;
import dev.trowel.core.process.Shell;
import dev.trowel.core.process.Tail;
import dev.trowel.core.template.TemplateSource.Git;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Fetches one state of a repository by the `git` program, which knows how its user logs in; it
/// asks for no password, as nobody may be there to answer.
final class GitClone {

  /// Names and passwords of addresses; a token may stand in the place of either.
  private static final Pattern LOGIN = Pattern.compile("(?<=(?<!ssh)://)[^/\\s]+@");

  /// Whom ssh logs in as is a part of the address, and no secret.
  private static final Pattern SSH_LOGIN =
      Pattern.compile("(?<=ssh://)([^/@:\\s]+)(?::[^/\\s]*)?@");

  private static final int LINES = 5;

  /// Hooks of git are run with these, which speak of the repository one is in.
  private static final List<String> OF_ANOTHER =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX");

  /// A server that sends less than a kilobyte a second for half a minute is given up.
  private static final List<String> PATIENCE =
      List.of("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=30");

  private final Map<String, String> environment;
  private final Path program;

  private GitClone(Map<String, String> environment, Path program) {
    this.environment = environment;
    this.program = program;
  }

  /// The program that is found on the path of `environment`.
  ///
  /// @throws StopException `template-git` when there is none
  static GitClone with(Map<String, String> environment) {
    Shell git =
        Shell.named("git", environment)
            .orElseThrow(() ->
                fault(
                    "git is not installed",
                    "Fetching a template takes the git program. Install it, or download the"
                        + " template and name its folder."));
    Map<String, String> own = new HashMap<>(environment);
    OF_ANOTHER.forEach(own::remove);
    own.put("GIT_TERMINAL_PROMPT", "0");
    own.put("GIT_ASKPASS", "");
    own.put("LC_ALL", "C");
    own.putIfAbsent("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=20");
    return new GitClone(own, git.file());
  }

  /// Fetches the newest state of the branch or tag, without its history.
  ///
  /// @param folder where to; it must be empty
  /// @throws StopException `template-git` when that fails
  void fetch(Git source, Path folder) {
    List<String> words = new ArrayList<>(PATIENCE);
    words.addAll(List.of("clone", "--quiet", "--depth=1", "--no-tags", "--single-branch"));
    source.reference().ifPresent(reference -> words.add("--branch=" + reference));
    words.addAll(List.of("--", source.address(), folder.toString()));
    Tail said = new Tail(LINES, line -> {});
    if (run(words, folder, said) != 0) {
      String what = source.reference().map(" at %s"::formatted).orElse("");
      throw fault(
          "cannot fetch %s%s".formatted(masked(source.address()), what),
          "git says:\n  "
              + masked(String.join("\n  ", said.lines()))
              + "\nTry `git ls-remote %s`: it has to work without a question."
                  .formatted(masked(source.address())));
    }
  }

  /// The commit that was fetched; `""` when git does not say.
  String revision(Path folder) {
    List<String> said = new ArrayList<>();
    int code = run(List.of("rev-parse", "HEAD"), folder, said::add);
    return code == 0 && !said.isEmpty() ? said.getFirst() : "";
  }

  /// What is not committed of a folder, as git's short status has it; empty where the folder is of
  /// no repository.
  Optional<List<String>> unsaved(Path folder) {
    List<String> said = new ArrayList<>();
    int code = run(List.of("status", "--porcelain", "--", "."), folder, said::add);
    return code == 0 ? Optional.of(List.copyOf(said)) : Optional.empty();
  }

  private int run(List<String> words, Path folder, Consumer<String> said) {
    List<String> command = new ArrayList<>(words);
    command.addFirst(program.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return Child.run(builder, said);
    } catch (IOException e) {
      throw fault("git does not start: " + FileTrouble.words(e), "See what `git --version` says.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault("fetching the template was interrupted", "Nothing was written.");
    }
  }

  /// Text without the passwords of addresses in it, and without the names beside them.
  static String masked(String text) {
    return SSH_LOGIN.matcher(LOGIN.matcher(text).replaceAll("")).replaceAll("$1@");
  }

  private static StopException fault(String summary, String detail) {
    return new StopException(Diagnostic.error("template-git", summary).detail(detail));
  }
}
