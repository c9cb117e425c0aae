package dev.trowel.core.select;

import dev.trowel.core.process.Child;
import dev.trowel.core.select.Changes.Range;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks the git program what differs from a commit; what is not committed yet, and not even added,
/// counts.
///
/// @param folder the bundle root; other parts of the work tree do not count
public record GitChanges(Path folder) {

  private static final Pattern FILE = Pattern.compile("(?:\\+\\+\\+ b/|--- a/)(.*)");
  private static final Pattern HUNK = Pattern.compile("@@ -\\S+ \\+(\\d+)(?:,(\\d+))? @@.*");

  /// What differs from `ref`.
  ///
  /// @throws StopException `git-ref-unknown`, also where there is no git
  public Changes since(String ref) {
    if (ref.isEmpty() || ref.startsWith("-")) {
      throw unknown(ref, "that is no commit, branch or tag");
    }
    SortedMap<String, List<Range>> files = new TreeMap<>();
    // A file that is no text has no lines, and differs all the same.
    diff(ref, "--name-only").forEach(changed -> files.put(changed, new ArrayList<>()));
    String file = "";
    for (String line : diff(ref, "-U0", "--src-prefix=a/", "--dst-prefix=b/")) {
      Matcher named = FILE.matcher(line);
      Matcher hunk = HUNK.matcher(line);
      if (named.matches()) {
        file = named.group(1).stripTrailing();
        files.computeIfAbsent(file, _ -> new ArrayList<>());
      } else if (hunk.matches()) {
        files.computeIfAbsent(file, _ -> new ArrayList<>()).add(range(hunk));
      }
    }
    git(ref, "ls-files", "--others", "--exclude-standard")
        .forEach(added -> files.put(added, Changes.WHOLE));
    return new Changes(files);
  }

  /// The files of the whole work tree that differ from where this branch left `ref`, as a pull
  /// request shows them, or are not committed yet; absolute. `folder` may be any in the work tree.
  ///
  /// @throws StopException `git-ref-unknown`, also where there is no git
  public SortedSet<Path> sinceFork(String ref) {
    if (ref.isEmpty() || ref.startsWith("-")) {
      throw unknown(ref, "that is no commit, branch or tag");
    }
    Path top = Path.of(git(ref, "rev-parse", "--show-toplevel").getFirst());
    List<String> fork = git(ref, "merge-base", ref, "HEAD");
    GitChanges whole = new GitChanges(top);
    SortedSet<Path> files = new TreeSet<>();
    whole.diff(fork.getFirst(), "--name-only").forEach(each -> files.add(top.resolve(each)));
    whole
        .git(ref, "ls-files", "--others", "--exclude-standard")
        .forEach(each -> files.add(top.resolve(each)));
    return files;
  }

  /// The last argument says that `ref` is no file.
  private List<String> diff(String ref, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("diff", "--no-color", "--no-ext-diff", "--no-renames"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--relative", ref, "--"));
    return git(ref, all.toArray(String[]::new));
  }

  /// Where lines are taken out, those around the gap differ.
  private static Range range(Matcher hunk) {
    int first = Integer.parseInt(hunk.group(1));
    int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
    return count == 0 ? new Range(first, first + 1) : new Range(first, first + count - 1);
  }

  private List<String> git(String ref, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of("git", "-c", "core.quotePath=false"), Stream.of(arguments))
            .toList();
    List<String> lines = new ArrayList<>();
    try {
      int code = Child.run(new ProcessBuilder(command).directory(folder.toFile()), lines::add);
      if (code != 0) {
        throw unknown(ref, lines.isEmpty() ? "git ends with " + code : lines.getFirst());
      }
      return lines;
    } catch (IOException e) {
      throw unknown(ref, "git cannot be run");
    } catch (InterruptedException e) {
      throw Interruption.stop("while asking git");
    }
  }

  private static StopException unknown(String ref, String why) {
    return new StopException(
        Diagnostic.error("git-ref-unknown", "cannot tell what changed since " + ref + ": " + why)
            .detail(
                "Nothing was changed. Name a commit, branch or tag that this clone has; a shallow"
                    + " clone may have to fetch it first."));
  }
}
