package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The requests that change a serving endpoint: one for each section that differs, in the format's
/// order (format.md 4.11).
final class ServingUpdates {

  private ServingUpdates() {}

  static List<Call> calls(Target target) {
    List<Call> calls = new ArrayList<>();
    if (target.changes("tags")) {
      calls.add(call(target, "PATCH", "tags", tags(target)));
    }
    if (target.changes("ai_gateway")) {
      calls.add(call(target, "PUT", "ai-gateway", section(target, "ai_gateway")));
    }
    if (target.changes("config")) {
      calls.add(call(target, "PUT", "config", section(target, "config")));
    }
    if (target.changes("email_notifications")) {
      calls.add(call(target, "PATCH", "notifications", wrapped(target, "email_notifications")));
    }
    if (target.changes("telemetry_config")) {
      calls.add(call(target, "PATCH", "telemetry-config", wrapped(target, "telemetry_config")));
    }
    return calls;
  }

  private static Call call(Target target, String verb, String section, JsonNode body) {
    return Call.of(
        verb, "/api/2.0/serving-endpoints/" + Call.segment(target.id()) + "/" + section, body);
  }

  private static ObjectNode section(Target target, String field) {
    return Json.copy(target.settings().path(field));
  }

  private static ObjectNode wrapped(Target target, String field) {
    ObjectNode body = Json.object();
    body.set(field, section(target, field));
    return body;
  }

  /// Tags are added and deleted one by one; those to delete are the ones the endpoint has and the
  /// bundle has not.
  private static ObjectNode tags(Target target) {
    ObjectNode body = Json.object();
    Set<String> wanted = new HashSet<>();
    JsonNode tags = target.settings().path("tags");
    tags.forEach(tag -> wanted.add(tag.path("key").asText()));
    if (!tags.isEmpty()) {
      body.set("add_tags", tags.deepCopy());
    }
    ArrayNode gone = Json.array();
    for (JsonNode tag : target.live().path("tags")) {
      if (!wanted.contains(tag.path("key").asText())) {
        gone.add(tag.path("key"));
      }
    }
    if (!gone.isEmpty()) {
      body.set("delete_tags", gone);
    }
    return body;
  }
}
