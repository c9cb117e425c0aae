package dev.trowel.schema.interpolate;

import dev.trowel.schema.bundle.GitFacts;
import java.util.Optional;

/// What the surroundings say that no file of the bundle can.
///
/// @param user who deploys; empty when unknown, and then `${workspace.current_user.…}` stays
///   symbolic
/// @param git what git says of the bundle's folder
/// @param host the address logged in to; empty when that is what the bundle says
/// @param lookup finds ids in the workspace
public record Facts(
    Optional<CurrentUser> user, GitFacts git, Optional<String> host, Lookup lookup) {

  /// What is known without a workspace: perhaps who will deploy, and git.
  public static Facts offline(Optional<CurrentUser> user, GitFacts git) {
    return new Facts(user, git, Optional.empty(), Lookup.offline());
  }
}
