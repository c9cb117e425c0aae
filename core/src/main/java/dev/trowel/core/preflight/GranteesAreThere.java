package dev.trowel.core.preflight;

import dev.trowel.core.online.Principal;
import dev.trowel.core.online.Subject;
import java.util.List;

/// Whoever a bundle grants privileges in Unity Catalog. They are of the account: one that the
/// workspace knows is there, of all others nobody can say from here.
final class GranteesAreThere implements Requirement {

  private static final PrincipalSearch SEARCH =
      new PrincipalSearch(
          List.of("account"),
          need -> need.unknown("not of this workspace, but the account may have it"));

  @Override
  public List<Ask> asks(Subject subject) {
    return SEARCH.asks(subject, Principal.granted(subject).values());
  }
}
