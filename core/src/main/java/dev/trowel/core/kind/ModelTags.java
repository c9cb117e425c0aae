package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around.Enquiry;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The tags of a model that its bundle declares, each set and taken away by a request of its own.
/// Those that nobody declares are somebody else's, and never touched.
///
/// @param api where the requests go, up to their last segment
record ModelTags(String api) {

  static final String FIELD = "tags";

  private static final String KEY = "key";
  private static final String VALUE = "value";

  /// Where the live object keeps the tags that count.
  private static final String COUNTING = "declared_tags";

  /// Finds the tags that count in what reading a model gave.
  ///
  /// @param list the place of all tags, as a pointer
  Enquiry within(String list) {
    return new Enquiry(
        (id, sides) -> List.of(),
        (read, answers, sides) -> with(read, read.body().at(list), sides));
  }

  /// Asks for the tags of a model whose reading leaves them out, where anybody declares some.
  ///
  /// @param list their place in that answer, as a pointer
  Enquiry apart(String list) {
    return new Enquiry(
        (id, sides) ->
            isSilent(sides) ? List.of() : List.of(Call.get(api + "get").query("name", id)),
        (read, answers, sides) ->
            answers.isEmpty()
                ? read
                : switch (answers.getFirst()) {
                  case Ok ok -> with(read, ok.body().at(list), sides);
                  case Answer other -> other;
                });
  }

  private static boolean isSilent(Sides sides) {
    return declared(sides.desired()).isEmpty() && declared(sides.recorded()).isEmpty();
  }

  private static Answer with(Ok read, JsonNode tags, Sides sides) {
    return new Ok(read.status(), Json.copy(read.body()).set(COUNTING, counting(tags, sides)));
  }

  /// Those that are declared, and those that the last deployment set and nobody changed since.
  private static ArrayNode counting(JsonNode tags, Sides sides) {
    Map<String, JsonNode> wanted = declared(sides.desired());
    Map<String, JsonNode> before = declared(sides.recorded());
    ArrayNode counting = Json.array();
    for (JsonNode tag : tags) {
      JsonNode said = wanted.get(tag.path(KEY).asText());
      JsonNode was = before.get(tag.path(KEY).asText());
      if (said != null) {
        counting.add(asSaid(tag, said));
      } else if (was != null && value(was).equals(value(tag))) {
        counting.add(asSaid(tag, was));
      }
    }
    return counting;
  }

  /// No value is an empty one.
  private static ObjectNode asSaid(JsonNode tag, JsonNode said) {
    ObjectNode seen = Json.object().put(KEY, tag.path(KEY).asText());
    return value(tag).isEmpty() && !said.has(VALUE) ? seen : seen.put(VALUE, value(tag));
  }

  /// Makes the tags of the settings of a live model those that count.
  static ObjectNode put(JsonNode model, ObjectNode settings) {
    settings.remove(FIELD);
    Json.ifPresent(model, COUNTING, tags -> settings.set(FIELD, tags));
    return settings;
  }

  /// The requests that bring the tags to the settings: one for each that differs or is to go.
  List<Call> changes(Target target) {
    Map<String, JsonNode> live = tags(target.live().path(COUNTING));
    Map<String, JsonNode> wanted = declared(target.settings());
    List<Call> calls = new ArrayList<>();
    wanted.forEach((key, tag) -> {
      JsonNode now = live.get(key);
      if (now == null || !value(now).equals(value(tag))) {
        calls.add(set(target.id(), key, value(tag)));
      }
    });
    live.keySet().stream()
        .filter(key -> !wanted.containsKey(key))
        .forEach(key -> calls.add(delete(target.id(), key)));
    return calls;
  }

  /// The requests that give a new model all its tags.
  List<Call> all(String id, ObjectNode settings) {
    List<Call> calls = new ArrayList<>();
    declared(settings).forEach((key, tag) -> calls.add(set(id, key, value(tag))));
    return calls;
  }

  private Call set(String model, String key, String value) {
    return Call.post(
        api + "set-tag", Json.object().put("name", model).put(KEY, key).put(VALUE, value));
  }

  private Call delete(String model, String key) {
    return Call.of("DELETE", api + "delete-tag", null).query("name", model).query(KEY, key);
  }

  private static SequencedMap<String, JsonNode> declared(JsonNode settings) {
    return tags(settings.path(FIELD));
  }

  private static SequencedMap<String, JsonNode> tags(JsonNode list) {
    SequencedMap<String, JsonNode> tags = new LinkedHashMap<>();
    list.forEach(tag -> tags.put(tag.path(KEY).asText(), tag));
    return tags;
  }

  private static String value(JsonNode tag) {
    return tag.path(VALUE).asText();
  }
}
