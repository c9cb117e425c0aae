package dev.trowel.core.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.schema.value.SmallNodes;
import java.io.IOException;
import java.util.Optional;

/// JSON as it goes over the wire: numbers keep their digits.
final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .nodeFactory(SmallNodes.INSTANCE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// The tree that `bytes` hold, a [MissingNode] when they are none, or empty when they are no
  /// JSON.
  static Optional<JsonNode> read(byte[] bytes) {
    try {
      return Optional.of(MAPPER.readTree(bytes));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  /// The same, a [MissingNode] also for what is no JSON.
  static JsonNode readOrMissing(byte[] bytes) {
    return read(bytes).orElse(MissingNode.getInstance());
  }

  static byte[] write(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
