package dev.trowel.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Compatible;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A plan in the incumbent's form (format.md 1.4), which says what to do and not what it was made
/// from.
///
/// @param toolVersion the `cli_version` that made it
/// @param lineage of the state it starts from; `""` before the first deployment
/// @param serial of that state
/// @param lines by state key, such as `resources.jobs.train`
public record IncumbentPlan(
    String toolVersion, String lineage, long serial, SortedMap<String, Line> lines) {

  /// What is to be done to one resource.
  ///
  /// @param action the word for it, such as `update`
  /// @param wanted the settings it is to have, secrets redacted; a missing node for none
  public record Line(String action, JsonNode wanted) {}

  private static final int VERSION = 2;
  private static final Set<String> TOP =
      Set.of("plan_version", "cli_version", "lineage", "serial", "not_selected", "plan");
  private static final Set<String> LINE =
      Set.of("depends_on", "action", "gone", "new_state", "remote_state", "changes");
  private static final Set<String> WANTED = Set.of("value", "vars");
  private static final Set<String> CHANGE = Set.of("action", "reason", "old", "new", "remote");

  /// The plan in a file.
  ///
  /// @throws StopException `plan-unreadable` for what is none, or has fields that nobody knows
  public static IncumbentPlan read(SavedPlanFile file) {
    ObjectNode json = file.json();
    int version = json.path("plan_version").asInt();
    if (version != VERSION) {
      throw file.broken("its plan_version is " + version + ", not " + VERSION);
    }
    known(file, json, TOP);
    SortedMap<String, Line> lines = new TreeMap<>();
    json.path("plan").properties().forEach(each -> lines.put(each.getKey(), line(file, each)));
    return new IncumbentPlan(
        json.path("cli_version").asText(),
        json.path("lineage").asText(),
        json.path("serial").asLong(),
        lines);
  }

  private static Line line(SavedPlanFile file, Map.Entry<String, JsonNode> each) {
    JsonNode line = each.getValue();
    known(file, line, LINE);
    known(file, line.path("new_state"), WANTED);
    line.path("changes").forEach(change -> known(file, change, CHANGE));
    return new Line(line.path("action").asText(), line.path("new_state").path("value"));
  }

  private static void known(SavedPlanFile file, JsonNode object, Set<String> fields) {
    object
        .properties()
        .forEach(each -> {
          if (!fields.contains(each.getKey())) {
            throw file.broken("unknown field \"" + each.getKey() + "\"");
          }
        });
  }

  /// Stops unless the plan was made from `state`; warns when another tool made it.
  ///
  /// @throws StopException `plan-stale`
  public void check(State state, Diagnostics warnings) {
    if (!toolVersion.equals(Compatible.VERSION)) {
      warnings.add(
          Diagnostic.warning(
                  "plan-other-tool",
                  "the plan was made by version %s, this is %s"
                      .formatted(toolVersion, Compatible.VERSION))
              .detail("It is carried out all the same. Make it with the tool that deploys."));
    }
    if (!lineage.equals(state.lineage())) {
      throw stale("plan lineage \"" + lineage + "\" does not match state lineage", state.lineage());
    }
    if (serial != state.serial()) {
      throw stale("plan serial " + serial + " does not match state serial", "" + state.serial());
    }
  }

  private static StopException stale(String what, String now) {
    String shown = now.matches("\\d+") ? now : "\"" + now + "\"";
    return new StopException(
        Diagnostic.error("plan-stale", what + " " + shown)
            .detail(
                "Someone deployed this target after the plan was made. Nothing was changed; run"
                    + " 'bundle plan' again."));
  }
}
