package dev.trowel.schema.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// A YAML file as an editor sees it: read by a parser that is not ours, with the scalars of YAML
/// 1.2, and judged by a JSON Schema.
public final class EditorView {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Integer> lines = new HashMap<>();
  private final JsonNode tree;

  private EditorView(String yaml) {
    LoaderOptions options = new LoaderOptions();
    Node root =
        new Composer(
                new ParserImpl(new StreamReader(new StringReader(yaml)), options),
                new Resolver(),
                options)
            .getSingleNode();
    tree = root == null ? JSON.objectNode() : node(root, "");
  }

  /// A validator of draft 7.
  public static JsonSchema validator(JsonNode schema) {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(
            schema, SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
  }

  /// What an editor marks.
  ///
  /// @param line where, from 1
  public record Problem(int line, String message) {}

  /// What `schema` finds in the file.
  public static List<Problem> problems(JsonSchema schema, String yaml) {
    EditorView view = new EditorView(yaml);
    return schema.validate(view.tree).stream()
        .map(found -> new Problem(view.line(found), found.getMessage()))
        .toList();
  }

  private int line(ValidationMessage found) {
    String at = found.getInstanceLocation().toString();
    boolean key = found.getType().equals("additionalProperties");
    String pointer = key ? at + "/" + escaped(found.getProperty()) + "#" : at;
    return Optional.ofNullable(lines.get(pointer)).orElseThrow(() -> new AssertionError(pointer));
  }

  private JsonNode node(Node node, String at) {
    lines.put(at, node.getStartMark().getLine() + 1);
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, at);
      case SequenceNode list -> list(list, at);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new AssertionError(node);
    };
  }

  private ArrayNode list(SequenceNode list, String at) {
    ArrayNode array = JSON.arrayNode();
    list.getValue().forEach(item -> array.add(node(item, at + "/" + array.size())));
    return array;
  }

  private ObjectNode mapping(MappingNode mapping, String at) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (isMerge(entry)) {
        merged(entry.getValueNode()).forEach(each -> object.setAll(mapping(each, at)));
      }
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (!isMerge(entry)) {
        String pointer = at + "/" + escaped(key(entry));
        lines.put(pointer + "#", entry.getKeyNode().getStartMark().getLine() + 1);
        object.set(key(entry), node(entry.getValueNode(), pointer));
      }
    }
    return object;
  }

  private static boolean isMerge(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode key
        && key.isPlain()
        && key.getValue().equals("<<");
  }

  private static List<MappingNode> merged(Node value) {
    return value instanceof SequenceNode list
        ? list.getValue().stream().map(MappingNode.class::cast).toList().reversed()
        : List.of((MappingNode) value);
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return JSON.textNode(text);
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
      case "true", "True", "TRUE" -> JSON.booleanNode(true);
      case "false", "False", "FALSE" -> JSON.booleanNode(false);
      default ->
          text.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?")
              ? JSON.numberNode(new BigDecimal(text.replaceFirst("\\.$", "")))
              : JSON.textNode(text);
    };
  }

  private static String key(NodeTuple entry) {
    return ((ScalarNode) entry.getKeyNode()).getValue();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
