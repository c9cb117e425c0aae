package dev.trowel.app.command;

import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.compare.ListRules;
import dev.trowel.schema.shape.Schemas;
import java.util.List;

/// What the kinds' declarations say of lists, so that targets are compared as the plan compares.
final class KindLists implements ListRules {

  private static final Path PERMISSIONS = Path.of("permissions");
  private static final Path GRANTS = Path.of("grants");

  @Override
  public List<String> keys(ResourceKey resource, Path list) {
    if (list.equals(PERMISSIONS)) {
      return List.of("user_name", "group_name", "service_principal_name");
    }
    if (list.equals(GRANTS)) {
      return List.of("principal");
    }
    return isTags(resource, list)
        ? List.of("key")
        : Kinds.of(resource).map(kind -> keys(kind, list)).orElse(List.of());
  }

  private static boolean isTags(ResourceKey resource, Path list) {
    return Schemas.kind(resource.kind())
        .flatMap(kind -> kind.facets().tagged())
        .filter(tagged -> tagged.list() && tagged.field().equals(list.toString()))
        .isPresent();
  }

  private static List<String> keys(ResourceKind kind, Path list) {
    return kind.rules().keyed().entrySet().stream()
        .filter(each -> each.getKey().matches(list))
        .map(each -> List.of(each.getValue().split("\\|", -1)))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public boolean unordered(ResourceKey resource, Path list) {
    return list.startsWith(PERMISSIONS)
        || list.startsWith(GRANTS)
        || Kinds.of(resource)
            .filter(kind -> kind.rules().at(list).contains(FieldRule.UNORDERED))
            .isPresent();
  }
}
