package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.cases.EditorView;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/// The JSON Schema and [Checker] are of one mind about trees that are right, and about trees with
/// something wrong in them. What is required is a matter of rules, so the partial variant is asked.
final class JsonSchemaPropertiesTest {

  private static final Shape BUNDLE = Schemas.bundle();
  private static final com.networknt.schema.JsonSchema PARTIAL =
      EditorView.validator(JsonSchema.partial());
  private static final Notes NOTES = Notes.read();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  @Property(tries = 300)
  void findNoFaultInTreesOfTheFormat(@ForAll long seed) {
    JsonNode tree = new Trees(new Random(seed), 0).root();
    assertThat(checked(tree)).isEmpty();
    assertThat(EditorView.problems(PARTIAL, tree.toString())).as("%s", tree).isEmpty();
  }

  @Property(tries = 300)
  @StatisticsReport(onFailureOnly = true)
  void agreeWhetherATreeHasAFault(@ForAll long seed) {
    JsonNode tree = new Trees(new Random(seed), 0.03).root();
    boolean right = checked(tree).isEmpty();
    assertThat(EditorView.problems(PARTIAL, tree.toString()).isEmpty())
        .as("%s", tree)
        .isEqualTo(right);
    Statistics.collect(right);
    Statistics.coverage(cover -> {
      cover.check(true).percentage(share -> share > 5);
      cover.check(false).percentage(share -> share > 5);
    });
  }

  private static List<String> checked(JsonNode tree) {
    Diagnostics found = new Diagnostics();
    Value value =
        YamlReader.read("t.yml", tree.toString().getBytes(StandardCharsets.UTF_8), found)
            .orElseThrow()
            .root();
    Checker.normalise(value, BUNDLE.root(), BUNDLE.types(), Path.ROOT, _ -> false, found);
    return found.list().stream().map(each -> each.summary() + " at " + each.paths()).toList();
  }

  /// Makes trees by the shape of the format.
  ///
  /// @param slips how often something else stands where a value should
  private record Trees(Random random, double slips) {

    JsonNode root() {
      return object(BUNDLE.root(), 0);
    }

    private JsonNode value(Schema schema, int depth) {
      if (random.nextDouble() < slips) {
        // Which words are choices is a matter of rules, too.
        return BUNDLE.types().resolve(schema) instanceof Schema.Choice ? odd() : anything();
      }
      return switch (BUNDLE.types().resolve(schema)) {
        case Schema.Scalar scalar -> scalar(scalar);
        case Schema.Choice(var values) -> JSON.textNode(values.get(random.nextInt(values.size())));
        case Schema.ListOf(var element) ->
            depth > DEEPEST
                ? JSON.textNode("${var.all}")
                : JSON.arrayNode().add(value(element, depth + 1));
        case Schema.MapOf(var element) ->
            depth > DEEPEST
                ? JSON.nullNode()
                : JSON.objectNode().set("key", value(element, depth + 1));
        case Schema.ObjectOf type -> object(type, depth);
        case Schema.Ref _ -> throw new AssertionError(schema);
      };
    }

    private ObjectNode object(Schema.ObjectOf type, int depth) {
      ObjectNode object = JSON.objectNode();
      double share = depth == 0 ? 0.3 : 2.5 / (1 + type.fields().size());
      new TreeMap<>(type.fields())
          .forEach((field, schema) -> {
            if (random.nextDouble() < share && isOpen(type.name() + "." + field)) {
              object.set(field, value(schema, depth + 1));
            }
          });
      if (depth > 0 && random.nextDouble() < slips) {
        object.put("no_such_field", 1);
      }
      return object;
    }

    /// Not judged by code or finer types, as a few fields are.
    private boolean isOpen(String field) {
      return !NOTES.editor().path("fields").has(field);
    }

    private JsonNode scalar(Schema.Scalar scalar) {
      int form = random.nextInt(3);
      return switch (scalar) {
        case STRING ->
            List.of(JSON.textNode("a"), JSON.numberNode(7), JSON.booleanNode(true)).get(form);
        case INTEGER ->
            List.of(JSON.numberNode(7), JSON.textNode("-7"), JSON.textNode("${var.x}")).get(form);
        case NUMBER ->
            List.of(JSON.numberNode(0.5), JSON.textNode("1.5"), JSON.textNode("${var.x[1]}"))
                .get(form);
        case BOOLEAN ->
            List.of(JSON.booleanNode(true), JSON.textNode("no"), JSON.textNode("x${var.x}"))
                .get(form);
        case ANY -> anything();
      };
    }

    private static JsonNode odd() {
      return JSON.arrayNode().add(1);
    }

    private JsonNode anything() {
      return switch (random.nextInt(8)) {
        case 0 -> JSON.nullNode();
        case 1 -> JSON.booleanNode(true);
        case 2 -> JSON.numberNode(3);
        case 3 -> JSON.numberNode(0.25);
        case 4 -> JSON.textNode("word");
        case 5 -> JSON.textNode("${var.x}");
        case 6 -> odd();
        default -> JSON.objectNode().put("odd", 1);
      };
    }
  }
}
