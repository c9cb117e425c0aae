package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/// A workspace that answers as real ones do, by the rows of `src/test/cases/phantoms/answers.yml`,
/// and not in the words it was asked with.
///
/// @param rest the workspace that does the work
/// @param habits the rows `answers` of a kind
/// @param random which of them it follows, anew with each answer
/// @param fills decides which values it fills in, always the same
record RealAnswers(RestClient rest, List<JsonNode> habits, Random random, int fills)
    implements RestClient {

  RealAnswers(RestClient rest, List<JsonNode> habits, Random random) {
    this(rest, habits, random, random.nextInt());
  }

  @Override
  public Answer send(Call call) {
    if (call.path().equals("/api/2.0/policies/clusters/get")) {
      return new Answer.Ok(200, TestPolicy.ANSWER);
    }
    Answer answer = rest.send(kept(call));
    return call.isRead() && answer instanceof Answer.Ok(int status, JsonNode body)
        ? new Answer.Ok(status, told(body.deepCopy()))
        : answer;
  }

  /// The request as the workspace keeps it: with the names of users in small letters.
  private Call kept(Call call) {
    JsonNode body = call.body() == null ? Json.object() : call.body().deepCopy();
    for (JsonNode row : habits) {
      for (JsonNode field : row.path("users")) {
        for (JsonNode parent : body.findParents(field.asText())) {
          at(parent, List.of(field.asText()), RealAnswers::asKept);
        }
      }
    }
    return call.body() == null ? call : new Call(call.verb(), call.path(), call.query(), body);
  }

  private static JsonNode asKept(JsonNode name) {
    boolean user = name.asText().contains("@");
    return user ? text(name.asText().toLowerCase(Locale.ROOT)) : name;
  }

  private JsonNode told(JsonNode body) {
    JsonNode told = body;
    for (JsonNode row : habits) {
      for (var habit : row.properties()) {
        told =
            habit.getKey().equals("source") ? told : follow(told, habit.getKey(), habit.getValue());
      }
    }
    return told;
  }

  private JsonNode follow(JsonNode body, String habit, JsonNode places) {
    JsonNode told = body;
    if (places.isObject()) {
      for (var place : places.properties()) {
        if (Math.floorMod(place.getKey().hashCode() ^ fills, 4) != 0) {
          told = at(told, steps(place.getKey()), old -> filled(old, place.getValue()));
        }
      }
      return told;
    }
    for (JsonNode place : places) {
      told = sometimes(told, place.asText(), one(habit));
    }
    return told;
  }

  private static JsonNode filled(JsonNode old, JsonNode value) {
    return old.isMissingNode() ? value.deepCopy() : old;
  }

  private JsonNode sometimes(JsonNode body, String place, UnaryOperator<JsonNode> change) {
    return random.nextInt(4) == 0 ? body : at(body, steps(place), change);
  }

  private UnaryOperator<JsonNode> one(String habit) {
    return switch (habit) {
      case "reorder" -> old -> old instanceof ArrayNode list ? shuffled(list, random) : old;
      case "drop" ->
          old -> old.isContainerNode() && old.isEmpty() ? MissingNode.getInstance() : old;
      case "text" -> old -> old.isNumber() ? text(old.asText()) : old;
      case "users" -> old -> old;
      case "lower" -> old -> old.isTextual() ? text(old.asText().toLowerCase(Locale.ROOT)) : old;
      case "bare" -> old -> old.isTextual() ? text(Verdicts.stripWorkspace(old.asText())) : old;
      case "slash" -> old -> old.isTextual() ? text(otherEnd(old.asText())) : old;
      case "utc" -> old -> old.isTextual() ? text(utc(old.asText())) : old;
      case "implied" -> RealAnswers::implied;
      case "policy" -> old -> old instanceof ObjectNode cluster ? TestPolicy.supply(cluster) : old;
      default -> throw new IllegalArgumentException(habit);
    };
  }

  static ArrayNode shuffled(ArrayNode list, Random random) {
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(elements::add);
    Collections.shuffle(elements, random);
    return Json.array().addAll(elements);
  }

  static String otherEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
  }

  private static JsonNode implied(JsonNode privileges) {
    if (privileges instanceof ArrayNode list && list.toString().contains("ALL_PRIVILEGES")) {
      list.add("MODIFY").add("SELECT");
    }
    return privileges;
  }

  private static String utc(String time) {
    return OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString();
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  /// The steps of a place; a `.` within a step is written `%`.
  static List<String> steps(String place) {
    return place.isEmpty() ? List.of() : List.of(place.split("\\.", -1));
  }

  /// The tree with what stands at a place changed; `*` is every element, and what comes back
  /// missing is taken away.
  static JsonNode at(JsonNode tree, List<String> steps, UnaryOperator<JsonNode> change) {
    if (steps.isEmpty()) {
      return change.apply(tree);
    }
    String step = steps.getFirst().replace('%', '.');
    List<String> below = steps.subList(1, steps.size());
    if (tree instanceof ArrayNode list && step.equals("*")) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, at(list.get(i), below, change));
      }
    } else if (tree instanceof ObjectNode object) {
      JsonNode old = object.path(step);
      JsonNode value = at(old, below, change);
      if (value.isMissingNode()) {
        object.remove(step);
      } else {
        object.set(step, value);
      }
    }
    return tree;
  }
}
