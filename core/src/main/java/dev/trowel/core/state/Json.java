package dev.trowel.core.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/// JSON as the shared files spell it: keys sorted, one space of indentation, a line feed at the
/// end.
public final class Json {

  /// Numbers keep every digit, so that carrying a value along never changes it.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  /// An empty object.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The object that `bytes` hold.
  ///
  /// @throws IOException when they hold anything else, or a field twice
  public static ObjectNode parse(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      throw new Damage("the file is empty");
    }
    if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("not a JSON object");
  }

  /// `tree` as the text of a file.
  public static byte[] write(JsonNode tree) {
    try {
      return (MAPPER.writer(printer()).writeValueAsString(sorted(tree)) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON cannot fail to print", e);
    }
  }

  /// `tree` on one line, with a line feed at the end.
  static byte[] line(JsonNode tree) {
    return (tree + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  private static JsonNode sorted(JsonNode tree) {
    return switch (tree) {
      case ObjectNode object -> sortedObject(object);
      case ArrayNode array -> sortedItems(array);
      default -> tree;
    };
  }

  private static ObjectNode sortedObject(ObjectNode object) {
    ObjectNode copy = object();
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> copy.set(name, sorted(object.path(name))));
    return copy;
  }

  private static ArrayNode sortedItems(ArrayNode array) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
    array.forEach(item -> copy.add(sorted(item)));
    return copy;
  }
}
