package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.Recorded.Dependency;
import org.jspecify.annotations.Nullable;

/// A plan in the form of a plan file (format.md 1.4).
public final class PlanJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int VERSION = 2;
  private static final String HIDDEN = "[redacted]";

  private PlanJson() {}

  /// The whole plan; lineage and serial are absent before the first deployment.
  public static ObjectNode of(Plan plan) {
    ObjectNode json = NODES.objectNode();
    json.put("plan_version", VERSION).put("cli_version", Version.INCUMBENT);
    if (plan.base().exists()) {
      json.put("lineage", plan.base().lineage()).put("serial", plan.base().serial());
    }
    ObjectNode lines = json.putObject("plan");
    plan.lines().forEach((key, line) -> lines.set(key.stateKey(), line(line)));
    return json;
  }

  private static ObjectNode line(Planned line) {
    ObjectNode json = NODES.objectNode();
    if (!line.dependsOn().isEmpty()) {
      ArrayNode dependsOn = json.putArray("depends_on");
      for (Dependency each : line.dependsOn()) {
        dependsOn.addObject().put("node", each.node()).put("label", each.label());
      }
    }
    json.put("action", line.change().action());
    if (line.change() instanceof Change.Forget) {
      json.put("gone", true);
    }
    if (line.change().isEffective()) {
      line.desired().ifPresent(desired -> json.set("new_state", NewState.of(line.key(), desired)));
    }
    line.live().ifPresent(live -> json.set("remote_state", live));
    if (!line.differences().isEmpty()) {
      ObjectNode changes = json.putObject("changes");
      line.differences().forEach(each -> changes.set(each.path().toString(), change(each)));
    }
    return json;
  }

  private static ObjectNode change(Difference difference) {
    ObjectNode json = NODES.objectNode();
    json.put("action", action(difference.verdict()));
    if (!difference.reason().isEmpty()) {
      json.put("reason", difference.reason());
    }
    value(json, "old", difference.recorded(), difference.secret());
    value(json, "new", difference.desired(), difference.secret());
    value(json, "remote", difference.live(), difference.secret());
    return json;
  }

  private static void value(
      ObjectNode json, String field, @Nullable JsonNode value, boolean secret) {
    if (value != null) {
      json.set(field, secret ? NODES.textNode(HIDDEN) : value);
    }
  }

  private static String action(Verdict verdict) {
    return switch (verdict) {
      case SKIP -> "skip";
      case RESIZE -> "resize";
      case UPDATE -> "update";
      case RENAME -> "update_id";
      case REPLACE -> "recreate";
    };
  }
}
