package dev.trowel.app.command;

import dev.trowel.core.lease.Processes;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.CiRun;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.GitFacts;
import java.util.Map;
import java.util.stream.Stream;

/// Knows who runs this process.
final class Authors {

  private Authors() {}

  /// Who deploys to `workspace` what git says this of.
  static Author of(Workspace workspace, GitFacts git, Map<String, String> environment) {
    Processes machine = Processes.ofMachine();
    return new Author(
        workspace.user().userName(),
        host(environment, machine),
        machine.self(),
        CiRun.url(environment),
        git.commit(),
        git.branch());
  }

  /// Without a look-up of the network's, which may take long and say anything.
  private static String host(Map<String, String> environment, Processes machine) {
    return Stream.of(
            machine.host(),
            environment.getOrDefault("HOSTNAME", ""),
            environment.getOrDefault("COMPUTERNAME", ""))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("");
  }
}
