package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.schema.value.Value;
import java.io.IOException;
import java.util.TreeMap;

/// Writes a bundle's tree as JSON: keys sorted, secrets hidden.
final class ValueJson {

  /// What stands for a secret wherever the incumbent hides one too (format.md 1.3).
  private static final String HIDDEN = "[redacted]";

  private ValueJson() {}

  /// Writes `value` and all below it.
  static void write(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Null(_) -> json.writeNull();
      case Value.Bool(_, boolean truth) -> json.writeBoolean(truth);
      case Value.Num(_, String text) -> json.writeNumber(text);
      case Value.Text(_, String text) -> json.writeString(text);
      case Value.Secret(_, _) -> json.writeString(HIDDEN);
      case Value.Seq seq -> writeItems(json, seq);
      case Value.Mapping mapping -> {
        json.writeStartObject();
        writeFields(json, mapping);
        json.writeEndObject();
      }
    }
  }

  private static void writeItems(JsonGenerator json, Value.Seq seq) throws IOException {
    json.writeStartArray();
    for (Value item : seq.items()) {
      write(json, item);
    }
    json.writeEndArray();
  }

  /// Writes the fields of an object that the caller opens and ends.
  static void writeFields(JsonGenerator json, Value.Mapping mapping) throws IOException {
    for (var field : new TreeMap<>(mapping.entries()).entrySet()) {
      json.writeFieldName(field.getKey());
      write(json, field.getValue().value());
    }
  }
}
