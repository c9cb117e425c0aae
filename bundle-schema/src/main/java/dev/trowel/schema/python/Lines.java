package dev.trowel.schema.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/// Reads what the code wrote.
final class Lines {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Lines() {}

  /// The lines that are not empty.
  static List<String> of(Optional<String> text) {
    return text.stream().flatMap(String::lines).filter(line -> !line.isBlank()).toList();
  }

  /// One JSON value.
  ///
  /// @throws JsonProcessingException when the text is none
  static JsonNode parse(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
