package dev.trowel.core.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Who may do what with an object of the workspace.
public final class AccessList {

  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");

  private AccessList() {}

  /// Asks whether the user has one of `levels` on an object.
  ///
  /// @param call the request for the object's list
  /// @param what the object, for messages
  /// @param otherwise what to say when not
  static Told ask(
      Subject subject, Call call, String what, List<String> levels, Supplier<Told> otherwise) {
    return Told.ifThere(
        subject.asker().send(call),
        "permissions on the " + what,
        body -> subject.isAdmin() || allows(subject, body, levels) ? Told.FINE : otherwise.get());
  }

  /// The request for the list of an object.
  public static Call of(String type, String id) {
    return Call.get("/api/2.0/permissions/" + type + "/" + Call.segment(id));
  }

  /// Whether the list in `body` gives the user one of `levels`.
  public static boolean allows(Subject subject, JsonNode body, List<String> levels) {
    for (JsonNode entry : body.path("access_control_list")) {
      boolean mine = principals(entry).anyMatch(subject::isMe);
      for (JsonNode permission : entry.path("all_permissions")) {
        if (mine && levels.contains(permission.path("permission_level").asText())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Stream<String> principals(JsonNode entry) {
    return PRINCIPALS.stream().map(field -> entry.path(field).asText());
  }
}
