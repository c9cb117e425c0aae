package dev.trowel.core.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds where in a JSON file something stands; asked only once something is wrong, so that reading
/// costs nothing for it.
public final class Places {

  private Places() {}

  /// Where `why` says that `bytes` are wrong: where the parser stopped, or where the field stands;
  /// else where they begin.
  ///
  /// @param where the file, as the user should read it in a message
  public static Span of(String where, byte[] bytes, IOException why) {
    return switch (why) {
      case JsonProcessingException parsing when parsing.getLocation() != null ->
          at(where, parsing.getLocation());
      case Damage damage -> of(where, bytes, damage.fields());
      default -> Span.at(where, 1, 1);
    };
  }

  /// Where the field that `fields` lead to stands in `bytes`, or the nearest one around it.
  static Span of(String where, byte[] bytes, List<String> fields) {
    Span best = Span.at(where, 1, 1);
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.nextToken();
      for (String field : fields) {
        Optional<Span> found = field(parser, where, field);
        if (found.isEmpty()) {
          return best;
        }
        best = found.get();
      }
      return best;
    } catch (IOException e) {
      return best;
    }
  }

  /// Goes to the value of a field of the object that `parser` stands at.
  private static Optional<Span> field(JsonParser parser, String where, String name)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Span span = at(where, parser.currentTokenLocation());
      boolean found = name.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return Optional.of(span);
      }
      parser.skipChildren();
    }
    return Optional.empty();
  }

  private static Span at(String where, JsonLocation location) {
    return location.getLineNr() < 1
        ? Span.at(where, 1, 1)
        : Span.at(where, location.getLineNr(), Math.max(1, location.getColumnNr()));
  }
}
