package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.explain.Chain;
import dev.trowel.schema.explain.Link;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// How a value came about, as JSON.
///
/// @param path the value that was asked for
/// @param chains of the value, or of all that it holds
record ExplainJson(String target, Path path, Value value, List<Chain> chains) {

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", path.toString());
    json.writeStringField("target", target);
    json.writeFieldName("value");
    ValueJson.write(json, value);
    if (ExplainPrinter.isOne(path, chains)) {
      links(json, chains.getFirst());
    } else {
      values(json);
    }
    json.writeEndObject();
  }

  private void values(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("values");
    for (Chain chain : chains) {
      json.writeStartObject();
      json.writeStringField("path", chain.path().toString());
      json.writeFieldName("value");
      ValueJson.write(json, chain.value());
      links(json, chain);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void links(JsonGenerator json, Chain chain) throws IOException {
    json.writeArrayFieldStart("links");
    for (Link link : chain.links()) {
      json.writeStartObject();
      json.writeStringField("stage", link.stage().name().toLowerCase(Locale.ROOT));
      place(json, link.place());
      json.writeFieldName("value");
      ValueJson.write(json, link.value());
      json.writeStringField("note", link.note());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// The fields of a place; one that no file holds is named by `origin`.
  static void place(JsonGenerator json, Span place) throws IOException {
    if (place.isWritten()) {
      json.writeStringField("file", place.file());
      json.writeNumberField("line", place.line());
      json.writeNumberField("column", place.column());
    } else {
      String name = place.file();
      json.writeStringField("origin", name.substring(1, name.length() - 1));
    }
  }
}
