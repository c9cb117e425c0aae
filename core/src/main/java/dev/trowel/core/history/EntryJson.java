package dev.trowel.core.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.AuthorJson;
import dev.trowel.core.state.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A record of the history as the text of a file.
final class EntryJson {
  static final int FORM = 1;
  private static final String FORM_FIELD = "trowel_history";
  private static final String BLUEPRINT = "deployed";

  private EntryJson() {}

  static byte[] write(Entry entry) {
    ObjectNode json = json(entry);
    entry.blueprint().ifPresent(each -> json.set(BLUEPRINT, BlueprintJson.write(each)));
    return Json.write(json);
  }

  /// All of it but what was deployed, in the file's shape.
  static ObjectNode json(Entry entry) {
    ObjectNode json = Json.object().put(FORM_FIELD, FORM);
    json.put("number", entry.number()).put("id", entry.id());
    json.put("started", entry.started()).put("finished", entry.finished());
    AuthorJson.write(entry.author(), json);
    json.put("command", entry.errand().command());
    json.put("tool_version", entry.errand().tool()).put("spelling", entry.errand().spelling());
    json.put("plan_digest", entry.plan());
    json.put("result", entry.result().word()).put("why", entry.why());
    ObjectNode counts = json.putObject("counts");
    for (Step.End end : Step.End.values()) {
      counts.put(word(end), entry.count(end));
    }
    entry.steps().forEach(step -> json.withArray("/changes").add(step(step)));
    json.put("lineage", entry.lineage()).put("serial", entry.serial());
    json.put("files_digest", entry.archived().digest());
    json.put("files_missing", entry.archived().missing());
    return json;
  }

  private static ObjectNode step(Step step) {
    return Json.object()
        .put("key", step.key())
        .put("action", step.action())
        .put("result", word(step.end()))
        .put("why", step.why());
  }

  static String word(Step.End end) {
    return end.name().toLowerCase(Locale.ROOT);
  }

  /// The record in a file.
  ///
  /// @param number that of the file's name
  /// @throws IOException with a reason for people when the file holds no such record
  static Entry read(byte[] bytes, long number) throws IOException {
    ObjectNode json = Json.parse(bytes);
    if (json.path(FORM_FIELD).asInt() != FORM) {
      throw new IOException(
          json.has(FORM_FIELD) ? "it has a form of a later version" : "it is no record of ours");
    }
    if (json.path("number").asLong() != number) {
      throw new IOException("it is a copy of " + json.path("number").asLong());
    }
    Result result =
        Result.of(text(json, "result")).orElseThrow(() -> new IOException("it has no result"));
    return new Entry(
        number,
        text(json, "id"),
        text(json, "started"),
        text(json, "finished"),
        AuthorJson.read(json),
        new Errand(text(json, "command"), text(json, "tool_version"), text(json, "spelling")),
        text(json, "plan_digest"),
        result,
        text(json, "why"),
        steps(json.path("changes")),
        text(json, "lineage"),
        json.path("serial").asLong(),
        new Archived(text(json, "files_digest"), text(json, "files_missing")),
        blueprint(json.path(BLUEPRINT)));
  }

  private static Optional<Blueprint> blueprint(JsonNode json) throws IOException {
    return json instanceof ObjectNode object
        ? Optional.of(BlueprintJson.read(object))
        : Optional.empty();
  }

  private static List<Step> steps(JsonNode list) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (JsonNode each : list) {
      steps.add(new Step(text(each, "key"), text(each, "action"), end(each), text(each, "why")));
    }
    return steps;
  }

  private static Step.End end(JsonNode step) throws IOException {
    for (Step.End end : Step.End.values()) {
      if (word(end).equals(text(step, "result"))) {
        return end;
      }
    }
    throw new IOException("a change has no result");
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText("");
  }
}
