package dev.trowel.schema.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the code says that it defines or changes resources.
///
/// @param places by path, as in `resources.jobs.train`
record Locations(Map<String, Span> places) {

  Locations {
    places = Map.copyOf(places);
  }

  /// Reads one JSON object a line, each with `path`, `file`, `line` and `column`.
  ///
  /// @param text empty when the code wrote none
  /// @throws JsonProcessingException when a line is no JSON
  static Locations read(Optional<String> text, CodeFiles files) throws JsonProcessingException {
    Map<String, Span> places = new HashMap<>();
    for (String line : Lines.of(text)) {
      JsonNode written = Lines.parse(line);
      Span place = files.place(written, Span.synthetic("python"));
      if (place.isWritten()) {
        places.put(written.path("path").asText(""), place);
      }
    }
    return new Locations(places);
  }

  /// The place of `path`, or of what it lies in.
  Span of(String path, Span around) {
    return places.getOrDefault(path, around);
  }
}
