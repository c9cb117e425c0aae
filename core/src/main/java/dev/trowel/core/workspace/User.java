package dev.trowel.core.workspace;

import java.util.List;

/// The identity that deploys, as SCIM tells it.
///
/// @param id the numeric id, as text
/// @param userName an e-mail address, or a service principal's application id
/// @param displayName may be empty
/// @param groups display names of the groups it is in
public record User(String id, String userName, String displayName, List<String> groups) {
  public User {
    groups = List.copyOf(groups);
  }
}
