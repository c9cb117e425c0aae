package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Request.Body;
import java.util.List;

/// The usual forms of a request's body.
final class Bodies {

  private static final List<String> TEXTS = List.of("comment", "description");
  private static final String PROPERTIES = "properties";

  private Bodies() {}

  /// No body.
  static Body none() {
    return target -> null;
  }

  /// The settings as they are.
  static Body settings() {
    return target -> target.settings().deepCopy();
  }

  /// The settings without some fields, because the address holds them or the request does not know
  /// them.
  static Body without(String... fields) {
    return target -> target.settings().deepCopy().without(List.of(fields));
  }

  /// The id under `name`.
  static Body id(String name) {
    return target -> Json.object().set(name, Json.idNode(target.id()));
  }

  /// The id as text under `name`: some ids are digits and still text on the wire.
  static Body textId(String name) {
    return target -> Json.object().put(name, target.id());
  }

  /// The id under `idName` and the whole settings under `name`.
  static Body idAnd(String idName, String name) {
    return target -> {
      ObjectNode body = Json.object();
      body.set(idName, Json.idNode(target.id()));
      body.set(name, target.settings().deepCopy());
      return body;
    };
  }

  /// The id as text beside all settings but some.
  static Body settingsWithId(String idName, String... without) {
    return target ->
        ((ObjectNode) target.settings().deepCopy().without(List.of(without)))
            .put(idName, target.id());
  }

  /// Only these fields, as far as they are set. A comment that was taken away is sent empty, and so
  /// are properties: a partial request that does not name it would leave the old one standing.
  static Body only(String... fields) {
    return target -> pick(target, fields);
  }

  /// As [#only], and the new name.
  static Body renamed(String... fields) {
    return target -> {
      ObjectNode body = pick(target, fields);
      Json.ifPresent(target.settings(), "name", name -> body.set("new_name", name));
      return body;
    };
  }

  /// The body of [#only].
  static ObjectNode pick(Target target, String... fields) {
    ObjectNode body = Json.object();
    for (String field : fields) {
      Json.ifPresent(target.settings(), field, value -> body.set(field, value));
      if (!body.has(field) && target.changes(field)) {
        putNone(body, field);
      }
    }
    return body;
  }

  /// Says that nothing is left of a field that can be emptied.
  private static void putNone(ObjectNode body, String field) {
    if (TEXTS.contains(field)) {
      body.put(field, "");
    } else if (field.equals(PROPERTIES)) {
      body.putObject(field);
    }
  }
}
