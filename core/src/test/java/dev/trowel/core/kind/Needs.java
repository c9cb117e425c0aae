package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.HashMap;
import java.util.Map;

/// The objects that the resource of a case needs, as the workspace made them.
///
/// @param known what was learned of them, by the name that settings have for it, such as
///   `{pool.id}`
record Needs(Map<String, JsonNode> known) {

  Needs {
    known = Map.copyOf(known);
  }

  /// Has the workspace make them.
  static Needs meet(KindCase kindCase, RestClient rest) {
    Map<String, JsonNode> known = new HashMap<>();
    kindCase.file().path("needs").forEach(request -> meet(request, rest, known));
    return new Needs(known);
  }

  private static void meet(JsonNode request, RestClient rest, Map<String, JsonNode> known) {
    String line = request.path("call").asText();
    Answer answer = rest.send(call(line, request.path("body")));
    assertThat(answer).as(line).isInstanceOf(Answer.Ok.class);
    if (request.has("as") && answer instanceof Answer.Ok(int _, JsonNode body)) {
      body.properties()
          .forEach(field ->
              known.put(
                  "{%s.%s}".formatted(request.path("as").asText(), field.getKey()),
                  field.getValue()));
    }
  }

  /// The request that a line such as `GET /path?name=value` says, with at most one parameter.
  static Call call(String line, JsonNode body) {
    String[] parts = line.split("[ ?]", 3);
    Call call = Call.of(parts[0], parts[1], body);
    return parts.length < 3
        ? call
        : call.query(parts[2].split("=", 2)[0], parts[2].split("=", 2)[1]);
  }

  /// A copy of `node` with what was learned in the place of names.
  JsonNode filled(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = Json.object();
        object.forEachEntry((name, value) -> copy.set(name, filled(value)));
        yield copy;
      }
      case ArrayNode list -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        list.forEach(value -> copy.add(filled(value)));
        yield copy;
      }
      default -> known.getOrDefault(node.asText(), node);
    };
  }
}
