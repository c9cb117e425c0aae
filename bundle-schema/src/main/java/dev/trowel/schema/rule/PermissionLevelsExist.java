package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// The permissions of a resource give levels that the workspace knows (format.md 7).
final class PermissionLevelsExist implements Rule {

  /// Their levels are of another sort, which their schema has.
  private static final List<String> OTHERS = List.of("secret_scopes");

  private static final List<String> LEVELS =
      List.of(
          "CAN_ATTACH_TO",
          "CAN_BIND",
          "CAN_CREATE",
          "CAN_EDIT",
          "CAN_EDIT_METADATA",
          "CAN_MANAGE",
          "CAN_MANAGE_PRODUCTION_VERSIONS",
          "CAN_MANAGE_RUN",
          "CAN_MANAGE_STAGING_VERSIONS",
          "CAN_MONITOR",
          "CAN_MONITOR_ONLY",
          "CAN_QUERY",
          "CAN_READ",
          "CAN_RESTART",
          "CAN_RUN",
          "CAN_USE",
          "CAN_VIEW",
          "CAN_VIEW_METADATA",
          "IS_OWNER");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    for (Resource resource : bundle.resources().values()) {
      if (!OTHERS.contains(resource.key().kind())) {
        Path list = resource.key().path().field("permissions");
        for (int i = 0; i < resource.permissions().size(); i++) {
          check(list.index(i).field("level"), resource.permissions().get(i), diagnostics);
        }
      }
    }
  }

  private static void check(Path path, Value permission, Diagnostics diagnostics) {
    if (Values.find(permission, "level") instanceof Text written
        && written instanceof Text(var place, String level)
        && !LEVELS.contains(level)
        && !Reference.isIn(level)) {
      diagnostics.add(
          Diagnostic.error(
                  "value-not-a-choice",
                  "invalid value \"%s\" for enum field. Valid values are [%s]"
                      .formatted(level, String.join(" ", LEVELS)))
              .detail(
                  Suggestion.nearest(level, LEVELS)
                      .map("Did you mean %s?"::formatted)
                      .orElse("Write one of these values."))
              .at(path)
              .in(place)
              .fix(Suggestion.mend(written, LEVELS)));
    }
  }
}
