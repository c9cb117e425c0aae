package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// JSON tokens; no anchors, no tags.
final class JsonTokens implements Tokens {

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final String file;
  private final JsonParser parser;

  private JsonTokens(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static JsonTokens of(String file, String text) throws IOException {
    return new JsonTokens(file, FACTORY.createParser(text));
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      parser.finishToken();
    }
    return token;
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public boolean plain() {
    JsonToken token = parser.currentToken();
    return token != null && token.isNumeric();
  }

  @Override
  public boolean alias() {
    return false;
  }

  @Override
  public @Nullable String anchor() {
    return null;
  }

  @Override
  public @Nullable String tag() {
    return null;
  }

  @Override
  public Span span() {
    JsonLocation start = parser.currentTokenLocation();
    // After a key the parser has already looked at the value, so only the start is the key's own.
    JsonLocation end =
        parser.currentToken() == JsonToken.FIELD_NAME ? start : parser.currentLocation();
    return new Span(
        file, start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr());
  }
}
