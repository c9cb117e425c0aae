package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// A permission on a secret scope says for whom it is (format.md 7): the service takes one
/// principal at a time.
final class ScopePermissionsNameSomebody implements Rule {

  private static final String TYPE = "workspace.ScopePermission";
  private static final List<String> PRINCIPALS =
      List.of("user_name", "group_name", "service_principal_name");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE)
              && PRINCIPALS.stream().noneMatch(name -> names(mapping, name))) {
            diagnostics.add(nobody(path, mapping));
          }
        });
  }

  private static boolean names(Mapping permission, String field) {
    Value value = permission.get(field);
    return value != null
        && !(value instanceof Value.Null)
        && !(value instanceof Value.Text(_, String text) && text.isEmpty());
  }

  private static Diagnostic nobody(Path path, Mapping permission) {
    return Diagnostic.error("permission-for-nobody", "the permission names no principal")
        .detail("Set one of user_name, group_name and service_principal_name.")
        .at(path)
        .in(permission.span());
  }
}
