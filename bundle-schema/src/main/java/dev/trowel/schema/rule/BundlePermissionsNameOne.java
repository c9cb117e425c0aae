package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;

/// Each permission on the whole bundle is one principal's: the API takes one at a time. What each
/// resource has from there is told of here only.
final class BundlePermissionsNameOne implements Rule {

  private static final String SECTION = "permissions";
  private static final List<String> PRINCIPALS = List.of(OneIsChosen.PRINCIPAL);

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    List<Value> permissions = Values.items(bundle.tree(), SECTION);
    for (int i = 0; i < permissions.size(); i++) {
      if (permissions.get(i) instanceof Mapping permission) {
        check(bundle, Path.of(SECTION).index(i), permission, diagnostics);
      }
    }
  }

  /// Whether a resource has it from the bundle.
  static boolean isInherited(Inspected bundle, Mapping permission) {
    return permission.span().isWritten()
        && Values.items(bundle.tree(), SECTION).stream()
            .anyMatch(each -> each.span().equals(permission.span()));
  }

  private static void check(
      Inspected bundle, Path at, Mapping permission, Diagnostics diagnostics) {
    List<String> named =
        permission.entries().sequencedKeySet().stream()
            .filter(PRINCIPALS::contains)
            .filter(field -> OneIsChosen.isSet(permission.get(field)))
            .toList();
    if (named.isEmpty()
        && PRINCIPALS.stream().noneMatch(each -> bundle.isDropped(at.field(each)))) {
      diagnostics.add(
          Diagnostic.error("choice-missing", "the permission names no principal")
              .detail("Set one of %s.".formatted(String.join(", ", PRINCIPALS)))
              .at(at)
              .in(Places.start(permission)));
    } else if (named.size() > 1) {
      diagnostics.add(
          Diagnostic.error(
                  "fields-exclude-each-other", String.join(" and ", named) + " exclude each other")
              .detail("Write an entry for each principal.")
              .at(at.field(named.getLast()))
              .in(Places.ofKey(permission, named.getLast())));
    }
  }
}
