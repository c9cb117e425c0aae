package dev.trowel.schema.preset;

import dev.trowel.schema.interpolate.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The names of the one who deploys; where nobody knows who that is, references that will tell.
///
/// @param userName as `${workspace.current_user.userName}`
/// @param shortName as `${workspace.current_user.short_name}`
/// @param domainFriendlyName as `${workspace.current_user.domain_friendly_name}`
/// @param groups the groups the user is in; none when unknown
/// @param known whether the names are real
/// @param servicePrincipal whether it is a service principal
record Names(
    String userName,
    String shortName,
    String domainFriendlyName,
    List<String> groups,
    boolean known,
    boolean servicePrincipal) {

  static Names of(Optional<CurrentUser> user) {
    return user.map(Names::of)
        .orElseGet(() ->
            new Names(
                "${workspace.current_user.userName}",
                "${workspace.current_user.short_name}",
                "${workspace.current_user.domain_friendly_name}",
                List.of(),
                false,
                false));
  }

  private static Names of(CurrentUser user) {
    return new Names(
        user.userName(),
        user.shortName(),
        user.domainFriendlyName(),
        user.groups(),
        true,
        user.isServicePrincipal());
  }

  /// Whether the text holds one of the names, so that it differs from user to user.
  boolean isIn(String text) {
    return Stream.of(userName, shortName, domainFriendlyName)
        .anyMatch(name -> !name.isEmpty() && text.contains(name));
  }

  /// The field of a permission that names the user.
  String principalField() {
    return servicePrincipal ? "service_principal_name" : "user_name";
  }
}
