package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/// Who is who: a workspace keeps the names of users in small letters, whichever way it was told
/// them (terraform-provider-databricks#5757, #3654). Groups are told apart by letter case.
final class Principals {

  private static final Pattern PERSON =
      Pattern.compile(".+@.+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4,12}){4}");

  private Principals() {}

  /// Whether both name the same user, service principal or group.
  static boolean areSame(String a, String b) {
    return a.equals(b) || (PERSON.matcher(a).matches() && a.equalsIgnoreCase(b));
  }

  /// Writes the names in `entries` the way `wanted` writes them.
  ///
  /// @param fields where entries say a name
  static void speltAs(JsonNode wanted, JsonNode entries, List<String> fields) {
    for (JsonNode entry : entries) {
      for (String field : fields) {
        for (JsonNode like : wanted) {
          if (entry instanceof ObjectNode named
              && named.has(field)
              && areSame(named, like, field)) {
            named.set(field, like.get(field));
          }
        }
      }
    }
  }

  private static boolean areSame(JsonNode a, JsonNode b, String field) {
    return b.has(field) && areSame(a.path(field).asText(), b.path(field).asText());
  }
}
