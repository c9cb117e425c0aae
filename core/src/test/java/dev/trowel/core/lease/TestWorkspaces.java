package dev.trowel.core.lease;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.User;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.net.URI;
import java.util.List;

/// Workspaces that have files only.
final class TestWorkspaces {

  private TestWorkspaces() {}

  static Workspace of(WorkspaceFiles files) {
    return new Workspace(
        URI.create("https://example.com"),
        "",
        new User("1", "ann@example.com", "", List.of()),
        call -> new Answer.Unclear("nobody asked"),
        files);
  }
}
