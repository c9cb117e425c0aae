package dev.trowel.core.online;

import java.util.List;

/// All checks that ask a workspace. A new one is written in a file of its own and listed here.
final class Checks {

  static final List<Check> ALL =
      List.of(
          new NamedThingsExist(),
          new PrincipalsExist(),
          new SecretsExist(),
          new RootCanBeWritten(),
          new RunAsIsAllowed(),
          new ComputeCanBeUsed(),
          new SecurablesCanBeMade(),
          new DeployedCanBeChanged());

  private Checks() {}
}
