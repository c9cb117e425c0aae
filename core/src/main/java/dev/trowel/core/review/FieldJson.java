package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One field's change as JSON: a side that is not set is left out, so that a value of null never
/// means two things.
final class FieldJson {

  private FieldJson() {}

  /// Writes the fields of an object.
  static void write(FieldChange field, ObjectNode json) {
    json.put("path", field.path().toString());
    side("recorded", field.recorded(), json);
    side("before", field.before(), json);
    side("after", field.after(), json);
    json.put("origin", ReviewJson.word(field.origin()));
    json.put("replaces", field.replaces()).put("kept", field.kept());
  }

  private static void side(String name, Side side, ObjectNode json) {
    switch (side) {
      case Side.Nothing _ -> {}
      case Side.Known(JsonNode value) -> json.putObject(name).set("value", value);
      case Side.Hidden _ -> json.putObject(name).put("secret", true);
      case Side.Later(String text) -> json.putObject(name).put("later", text);
    }
  }
}
