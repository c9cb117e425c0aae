package dev.trowel.core.preflight;

import java.util.List;

/// All that is looked at before a deployment, in the order in which it is to be made. A new one is
/// written in a file of its own and listed here.
final class Requirements {

  static final List<Requirement> ALL =
      List.of(
          new PrincipalsAreThere(),
          new GranteesAreThere(),
          new RolesAreHeld(),
          new SecurablesAreThere(),
          new SecretsAreThere(),
          new SecretsAreReadable(),
          new ComputeIsThere());

  private Requirements() {}
}
