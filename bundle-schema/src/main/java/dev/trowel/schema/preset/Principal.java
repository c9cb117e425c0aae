package dev.trowel.schema.preset;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who a permission is for.
///
/// @param field the field that names it, such as `group_name`
/// @param name the name
record Principal(String field, String name) {

  private static final Map<String, String> KINDS =
      Map.of(
          "user_name", "user name",
          "group_name", "group name",
          "service_principal_name", "service principal name");
  private static final List<String> FIELDS =
      List.of("user_name", "group_name", "service_principal_name");

  /// Who the permission names; empty when it names nobody.
  static Optional<Principal> of(Value permission) {
    return FIELDS.stream()
        .filter(
            field -> Values.find(permission, field) instanceof Text(_, String t) && !t.isEmpty())
        .map(field -> new Principal(field, String.valueOf(Values.text(permission, field))))
        .findFirst();
  }

  /// What kind of name it is, in words.
  String words() {
    return KINDS.getOrDefault(field, field);
  }
}
