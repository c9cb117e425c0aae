package dev.trowel.core.deploy;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;

/// Keeps a target to the branch its bundle names (format.md 2.14).
public final class GitBranch {

  private static final Path PLACE = Path.of("bundle", "git", "branch");

  private GitBranch() {}

  /// Stops when the bundle names a branch and another one is checked out.
  ///
  /// @param tree the bundle's resolved tree
  /// @throws StopException with code `git-branch`
  public static void check(Mapping tree, GitFacts git) {
    Value written = Values.find(tree, PLACE);
    if (written instanceof Value.Text(var span, String wanted)
        && !git.branch().isEmpty()
        && !wanted.isEmpty()
        && !wanted.equals(git.branch())) {
      throw new StopException(
          Diagnostic.error("git-branch", "not on the right Git branch")
              .detail(
                  "expected according to configuration: %s\nactual: %s\nuse --force to override"
                      .formatted(wanted, git.branch()))
              .at(PLACE)
              .in(span));
    }
  }
}
