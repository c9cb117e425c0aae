package dev.trowel.core.preflight;

import dev.trowel.core.online.Principal;
import dev.trowel.core.online.Subject;
import java.util.List;

/// Whoever a bundle gives permissions, or has things run as.
final class PrincipalsAreThere implements Requirement {

  private static final PrincipalSearch SEARCH =
      new PrincipalSearch(List.of(), need -> need.missing(""));

  @Override
  public List<Ask> asks(Subject subject) {
    return SEARCH.asks(subject, Principal.byName(subject).values());
  }
}
