package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.compare.Contrast;
import dev.trowel.schema.compare.Contrast.Side;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What differs between two targets, as JSON.
///
/// @param one the name of the first target
/// @param other the name of the second target
record DiffJson(String one, String other, List<Contrast> contrasts) {

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeFields(json);
    json.writeEndObject();
  }

  /// Its fields, for an object that has others, too.
  void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("one", one);
    json.writeStringField("other", other);
    json.writeArrayFieldStart("differences");
    for (Contrast each : contrasts) {
      write(json, each);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Contrast contrast) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", contrast.path().toString());
    Optional<ResourceKey> resource = ResourceKey.in(contrast.path());
    if (resource.isPresent()) {
      json.writeStringField("resource", resource.get().toString());
    }
    json.writeStringField("why", contrast.why().name().toLowerCase(Locale.ROOT));
    side(json, "one", contrast.one());
    side(json, "other", contrast.other());
    json.writeEndObject();
  }

  private static void side(JsonGenerator json, String name, Optional<Side> side)
      throws IOException {
    json.writeFieldName(name);
    if (side.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeFieldName("value");
    ValueJson.write(json, side.get().value());
    ExplainJson.place(json, side.get().place());
    json.writeEndObject();
  }
}
