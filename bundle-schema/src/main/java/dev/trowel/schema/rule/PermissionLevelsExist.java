package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The permissions of a resource give levels that the workspace knows (format.md 7).
final class PermissionLevelsExist implements Rule {

  /// Their levels are of another sort, which their schema has.
  private static final List<String> OTHERS = List.of("secret_scopes");

  /// The levels of the kinds for which the API has a choice of its own (the `*PermissionLevel` of
  /// the SDK).
  private static final Map<String, List<String>> OF_KIND =
      Map.of(
          "jobs", List.of("CAN_MANAGE", "CAN_MANAGE_RUN", "CAN_VIEW", "IS_OWNER"),
          "pipelines", List.of("CAN_MANAGE", "CAN_RUN", "CAN_VIEW", "IS_OWNER"),
          "clusters", List.of("CAN_ATTACH_TO", "CAN_MANAGE", "CAN_RESTART"),
          "instance_pools", List.of("CAN_ATTACH_TO", "CAN_MANAGE"),
          "experiments", List.of("CAN_EDIT", "CAN_MANAGE", "CAN_READ"),
          "apps", List.of("CAN_MANAGE", "CAN_USE"),
          "model_serving_endpoints", List.of("CAN_MANAGE", "CAN_QUERY", "CAN_VIEW"),
          "sql_warehouses",
              List.of("CAN_MANAGE", "CAN_MONITOR", "CAN_USE", "CAN_VIEW", "IS_OWNER"));

  /// A level that the incumbent does not list and the API has.
  private static final String UNLISTED = "CAN_CREATE_APP";

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
      String kind = resource.key().kind();
      if (!OTHERS.contains(kind)) {
        Path list = resource.key().path().field("permissions");
        for (int i = 0; i < resource.permissions().size(); i++) {
          if (Values.find(resource.permissions().get(i), "level") instanceof Text level
              && !Reference.isIn(level.text())) {
            check(kind, list.index(i).field("level"), level, diagnostics);
          }
        }
      }
    }
  }

  private static void check(String kind, Path path, Text level, Diagnostics diagnostics) {
    String text = level.text();
    if (text.equals(UNLISTED) || OF_KIND.getOrDefault(kind, LEVELS).contains(text)) {
      return;
    }
    String summary =
        LEVELS.contains(text)
            ? "%s have no level %s".formatted(kind, text)
            : "invalid value \"%s\" for enum field. Valid values are [%s]"
                .formatted(text, String.join(" ", LEVELS));
    diagnostics.add(refused(summary, kind, level).at(path).in(level.span()));
  }

  /// Only what is no level at all is taken for a slip of the pen: a level of another kind may stand
  /// for any of this kind's.
  private static Diagnostic refused(String summary, String kind, Text level) {
    Diagnostic diagnostic = Diagnostic.error("value-not-a-choice", summary);
    String choice =
        Optional.ofNullable(OF_KIND.get(kind))
            .map(own -> "The levels of %s are %s.".formatted(kind, String.join(", ", own)))
            .orElse("Write one of these values.");
    if (LEVELS.contains(level.text())) {
      return diagnostic.detail(choice);
    }
    List<String> levels = OF_KIND.getOrDefault(kind, LEVELS);
    return diagnostic
        .detail(
            Suggestion.nearest(level.text(), levels)
                .map(near -> "Did you mean %s? %s".formatted(near, choice))
                .orElse(choice))
        .fix(Suggestion.mend(level, levels));
  }
}
