package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.plan.Trees;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what begins or ends to run by itself when a resource changes.
final class Schedules {

  private static final String PAUSED = "PAUSED";
  private static final String STATUS = "pause_status";

  private Schedules() {}

  /// The schedules of one line of a plan that differ before and after.
  static List<Schedule> of(Planned line) {
    List<Schedule> found = new ArrayList<>();
    if (!line.change().isEffective()) {
      return found;
    }
    for (String field : fields(line)) {
      String before = shown(Trees.find(live(line), Path.of(field)));
      String after =
          shown(
              line.desired()
                  .map(wanted -> Trees.find(wanted.value(), Path.of(field)))
                  .orElse(null));
      if (!before.equals(after)) {
        found.add(new Schedule(line.key(), field, before, after));
      }
    }
    return found;
  }

  private static List<String> fields(Planned line) {
    return Schemas.kind(line.kind().name()).stream()
        .flatMap(kind -> kind.facets().pausable().stream())
        .map(PathPattern::toString)
        .filter(pattern -> pattern.endsWith("." + STATUS) && !pattern.contains("*"))
        .map(pattern -> pattern.substring(0, pattern.length() - STATUS.length() - 1))
        .toList();
  }

  private static @Nullable JsonNode live(Planned line) {
    boolean none = line.change() instanceof Change.Create;
    Optional<JsonNode> settings =
        line.live()
            .map(live ->
                line.kind()
                    .operations()
                    .live(
                        live,
                        line.desired()
                            .map(Settings::value)
                            .orElseGet(() -> line.kind().operations().remote(live))));
    return none ? null : settings.orElse(null);
  }

  /// `""` for what does not run by itself.
  private static String shown(@Nullable JsonNode schedule) {
    if (schedule == null || schedule.path(STATUS).asText("").equals(PAUSED)) {
      return "";
    }
    List<String> words = new ArrayList<>();
    schedule
        .properties()
        .forEach(each -> {
          if (!each.getKey().equals(STATUS)) {
            words.add(word(each.getKey(), each.getValue()));
          }
        });
    return words.isEmpty() ? "always" : String.join(" ", words);
  }

  private static String word(String field, JsonNode value) {
    return switch (field) {
      case "quartz_cron_expression", "quartz_cron_schedule" -> value.asText();
      case "timezone_id" -> "(" + value.asText() + ")";
      default -> field + "=" + (value.isTextual() ? value.asText() : value.toString());
    };
  }
}
