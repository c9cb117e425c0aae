package dev.trowel.core.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.schema.value.SmallNodes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON as the shared files spell it: keys sorted, one space of indentation, a line feed at the
/// end.
public final class Json {

  /// Numbers keep every digit, so that carrying a value along never changes it.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .nodeFactory(SmallNodes.INSTANCE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  /// An empty object.
  public static ObjectNode object() {
    return SmallNodes.INSTANCE.objectNode();
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
    // In pieces: a state of 1,000 jobs has megabytes, and one array that grows is four times as
    // much.
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    write(tree, bytes);
    return bytes.toByteArray();
  }

  /// Writes `tree` as the text of a file, piece by piece.
  ///
  /// @param out takes all that is written, and does not fail
  public static void write(JsonNode tree, OutputStream out) {
    // A writer and not the stream: half of a surrogate pair becomes `?` and not an error.
    try (Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonGenerator generator = MAPPER.writer(printer()).createGenerator(text)) {
      sorted(tree, generator);
      generator.flush();
      text.write("\n");
    } catch (IOException e) {
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

  private static void sorted(JsonNode tree, JsonGenerator out) throws IOException {
    switch (tree) {
      case ObjectNode object -> sortedObject(object, out);
      case ArrayNode array -> {
        out.writeStartArray(array, array.size());
        for (JsonNode item : array) {
          sorted(item, out);
        }
        out.writeEndArray();
      }
      case TextNode text -> out.writeString(text.textValue());
      default -> out.writeTree(tree);
    }
  }

  private static void sortedObject(ObjectNode object, JsonGenerator out) throws IOException {
    String[] names = new String[object.size()];
    int count = 0;
    for (var each : object.properties()) {
      names[count++] = each.getKey();
    }
    Arrays.sort(names);
    out.writeStartObject(object, count);
    for (String name : names) {
      out.writeFieldName(name);
      sorted(object.path(name), out);
    }
    out.writeEndObject();
  }
}
