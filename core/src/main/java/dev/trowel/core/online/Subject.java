package dev.trowel.core.online;

import dev.trowel.core.workspace.User;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Values;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A bundle and the workspace it would be deployed to.
///
/// @param user who is logged in
/// @param asker asks that workspace; subjects of the same workspace should share it
/// @param deployed what was deployed before
public record Subject(Bundle bundle, URI host, User user, Asker asker, Deployed deployed) {

  private static final String ADMINS = "admins";

  /// Whether the user administers the workspace, and so may do what access lists forbid others.
  public boolean isAdmin() {
    return user.groups().contains(ADMINS);
  }

  /// Whether `principal` is the user, a group of theirs, or one that everybody is in.
  public boolean isMe(String principal) {
    return principal.equals(user.userName())
        || user.groups().contains(principal)
        || principal.equals("users")
        || principal.equals("account users");
  }

  /// Whether a resource runs as the user, so that their permissions count.
  public boolean runsAsMe(Resource resource) {
    return runsAs(resource).filter(name -> !name.equals(user.userName())).isEmpty();
  }

  /// Whom a resource runs as, where it says so.
  public Optional<String> runsAs(Resource resource) {
    return Stream.of("user_name", "service_principal_name")
        .map(field -> Values.textOrEmpty(resource.settings(), "run_as", field))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /// The questions of all checks.
  List<Question> questions() {
    return Checks.ALL.stream().flatMap(check -> check.ask(this).stream()).toList();
  }
}
