package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// What is owned has one owner, and that is no group; the API refuses both.
final class OwnersAreOnePrincipal implements Rule {

  private static final String CODE = "owner-refused";
  private static final String OWNER = "IS_OWNER";
  private static final String PERMISSIONS = "permissions";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      check(
          resource.key().path().field(PERMISSIONS),
          Values.items(resource(bundle, resource), PERMISSIONS),
          diagnostics);
    }
  }

  private static Value resource(Inspected bundle, Resource resource) {
    return Optional.ofNullable(Values.find(bundle.tree(), resource.key().path()))
        .orElse(resource.settings());
  }

  private static void check(Path path, List<Value> permissions, Diagnostics diagnostics) {
    Optional<Text> first = Optional.empty();
    for (int i = 0; i < permissions.size(); i++) {
      if (!(permissions.get(i) instanceof Mapping entry)
          || !(entry.get("level") instanceof Text level)
          || !level.text().equals(OWNER)) {
        continue;
      }
      if (entry.get("group_name") instanceof Text group && group.span().isWritten()) {
        diagnostics.add(aGroup(path.index(i), group));
      }
      if (first.isPresent() && level.span().isWritten()) {
        diagnostics.add(second(path.index(i), level, first.get()));
      }
      first = Optional.of(level);
    }
  }

  private static Diagnostic aGroup(Path at, Text group) {
    return Diagnostic.error(CODE, "a group cannot be an owner")
        .detail("Give it CAN_MANAGE, and %s to a user or a service principal.".formatted(OWNER))
        .at(at)
        .in(group.span());
  }

  private static Diagnostic second(Path at, Text level, Text first) {
    return Diagnostic.error(CODE, "there is more than one owner")
        .detail("Keep one, and give the others CAN_MANAGE.")
        .at(at)
        .in(level.span())
        .related("another owner is here", first.span());
  }
}
