package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.state.Compatible;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan in the form of the incumbent's plan files (format.md 1.4); secrets are redacted.
public final class PlanJson {

  private static final int VERSION = 2;
  private static final TextNode REDACTED = TextNode.valueOf("[redacted]");

  private PlanJson() {}

  /// The plan as a tree.
  public static ObjectNode write(Plan plan) {
    ObjectNode json = object();
    json.put("plan_version", VERSION).put("cli_version", Compatible.VERSION);
    if (plan.base().exists()) {
      json.put("lineage", plan.base().lineage()).put("serial", plan.base().serial());
    }
    if (!plan.unselected().isEmpty()) {
      json.put("not_selected", plan.unselected().size());
    }
    ObjectNode lines = json.putObject("plan");
    plan.selected().forEach(line -> lines.set(line.key().stateKey(), line(line)));
    return json;
  }

  private static ObjectNode line(Planned line) {
    ObjectNode json = object();
    if (!line.dependsOn().isEmpty()) {
      ArrayNode list = json.putArray("depends_on");
      line.dependsOn().forEach(d -> list.addObject().put("node", d.node()).put("label", d.label()));
    }
    json.put("action", line.change().action());
    if (line.change() instanceof Change.Forget) {
      json.put("gone", true);
    }
    if (line.change().isEffective()) {
      line.desired().ifPresent(desired -> json.set("new_state", newState(line, desired)));
    }
    line.live().ifPresent(live -> json.set("remote_state", remote(line, live)));
    if (!line.differences().isEmpty()) {
      ObjectNode changes = json.putObject("changes");
      line.differences().forEach(d -> changes.set(d.path().toString(), difference(d)));
    }
    return json;
  }

  private static ObjectNode newState(Planned line, Settings desired) {
    ObjectNode json = object();
    ObjectNode shown = Secrets.redacted(desired.value(), line.kind().rules(), REDACTED);
    ObjectNode value = desired.isKnown() ? shown : shown.deepCopy();
    desired.open().keySet().forEach(path -> blank(value, path, line, desired));
    json.set("value", value);
    if (!desired.isKnown()) {
      ObjectNode vars = json.putObject("vars");
      desired.open().forEach((path, template) -> vars.put(path.toString(), template.text()));
    }
    return json;
  }

  /// A place whose value is not known yet holds the type's zero; a text of the bundle stays as
  /// written.
  private static void blank(ObjectNode value, Path path, Planned line, Settings desired) {
    JsonNode parent = Trees.find(value, path.parent());
    Optional<JsonNode> zero =
        line.key().part() == ResourceKey.Part.SELF
            ? desired.types().at(path).flatMap(PlanJson::zero)
            : Optional.of(TextNode.valueOf(""));
    if (zero.isPresent()
        && parent instanceof ObjectNode object
        && path.steps().getLast() instanceof Path.Field(String name)) {
      object.set(name, zero.get());
    }
  }

  private static Optional<JsonNode> zero(Schema type) {
    return switch (type) {
      case Schema.Scalar.INTEGER, Schema.Scalar.NUMBER ->
          Optional.of(JsonNodeFactory.instance.numberNode(0));
      case Schema.Scalar.BOOLEAN -> Optional.of(JsonNodeFactory.instance.booleanNode(false));
      case Schema.Scalar _,
          Schema.Choice _,
          Schema.ListOf _,
          Schema.MapOf _,
          Schema.ObjectOf _,
          Schema.Ref _ ->
          Optional.empty();
    };
  }

  private static JsonNode remote(Planned line, JsonNode live) {
    ObjectNode seen = line.kind().operations().remote(live);
    return Secrets.redacted(seen, line.kind().rules(), REDACTED);
  }

  private static ObjectNode difference(Difference difference) {
    ObjectNode json = object();
    boolean skip = difference.verdict() == Difference.Verdict.SKIP;
    json.put("action", skip ? "skip" : verdict(difference.verdict()));
    if (!difference.reason().isEmpty()) {
      json.put("reason", difference.reason());
    }
    put(json, "old", difference.recorded(), difference.secret());
    put(json, "new", difference.desired(), difference.secret());
    put(json, "remote", difference.live(), difference.secret());
    return json;
  }

  private static String verdict(Difference.Verdict verdict) {
    return switch (verdict) {
      case SKIP -> "skip";
      case RESIZE -> "resize";
      case UPDATE -> "update";
      case RENAME -> "update_id";
      case REPLACE -> "recreate";
    };
  }

  private static void put(ObjectNode json, String name, @Nullable JsonNode value, boolean secret) {
    if (value != null) {
      json.set(name, secret ? REDACTED : value);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
