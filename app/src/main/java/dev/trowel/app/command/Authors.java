package dev.trowel.app.command;

import dev.trowel.core.state.Author;
import dev.trowel.core.state.CiRun;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.GitFacts;
import java.util.Map;

/// Knows who runs this process.
final class Authors {

  private Authors() {}

  /// Who deploys to `workspace` what git says this of.
  static Author of(Workspace workspace, GitFacts git, Map<String, String> environment) {
    return new Author(
        workspace.user().userName(),
        environment.getOrDefault("HOSTNAME", ""),
        Long.toString(ProcessHandle.current().pid()),
        CiRun.url(environment),
        git.commit(),
        git.branch());
  }
}
