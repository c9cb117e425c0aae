package dev.trowel.core.authored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Json;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.yaml.YamlReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class BundleTextTest {

  /// What YAML makes something else of.
  private static final List<String> PIECES =
      List.of(
          "a",
          "b c",
          " ",
          "\n",
          "\t",
          ":",
          ": ",
          " #",
          "#",
          "-",
          "- ",
          "?",
          "? ",
          "'",
          "\"",
          "\\",
          "1",
          "0x1F",
          "1.5",
          "e3",
          "_",
          "true",
          "Yes",
          "null",
          "~",
          "=",
          "<<",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "${var.x}",
          "\r",
          "\u0000",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\uffff",
          "\ud83d\ude00",
          "ü",
          "–",
          "2024-01-01",
          "...",
          "---",
          "%TAG");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 500)
  void readsAsTheSameTreeAgain(@ForAll("trees") JsonNode tree) {
    assertSame(tree, read(BundleText.of(tree)));
  }

  @Property(tries = 300)
  void readsAsTheSameTreeAgainWithWordsBetween(
      @ForAll("trees") JsonNode tree, @ForAll String words) {
    Comments comments = Comments.NONE.with(Path.ROOT, words);
    for (String key : ((ObjectNode) tree).properties().stream().map(Map.Entry::getKey).toList()) {
      comments = comments.with(Path.of(key), words).with(Path.of(key).index(0), words);
    }
    assertSame(tree, read(BundleText.of(tree, comments)));
  }

  @Example
  void quotesWhatSeparatesDocuments() throws IOException {
    JsonNode tree =
        tree("{\"...\":{\"---\":[\"...\",\"--- a\",\"-\",\"- a\",\"...a\"]},\"-a\":\"--a\"}");
    assertSame(tree, read(BundleText.of(tree)));
    assertThat(BundleText.of(tree)).startsWith("\"...\":").endsWith("-a: --a\n");
  }

  @Example
  void writesAsPeopleDo() throws IOException {
    JsonNode tree =
        tree(
            """
            {"bundle":{"name":"taxi"},
             "resources":{"jobs":{"train":{"name":"[dev] Train: it","tasks":[
               {"task_key":"a","depends_on":[],"notebook_task":{"notebook_path":"./a.py"}},
               {"task_key":"b"}],
               "tags":{"n":"1.10","on":"yes","x":"14.3.x-cpu-ml-scala2.12"},
               "schedule":{"quartz_cron_expression":"0 0 9 * * ?"},
               "description":"one\\ntwo\\n"}}}}\
            """);
    assertThat(BundleText.of(tree))
        .isEqualTo(
            """
            bundle:
              name: taxi

            resources:
              jobs:
                train:
                  name: "[dev] Train: it"
                  tasks:
                    - task_key: a
                      depends_on: []
                      notebook_task:
                        notebook_path: ./a.py
                    - task_key: b
                  tags:
                    "n": "1.10"
                    "on": "yes"
                    x: 14.3.x-cpu-ml-scala2.12
                  schedule:
                    quartz_cron_expression: "0 0 9 * * ?"
                  description: |
                    one
                    two
            """);
  }

  @Example
  void saysItsWordsAboveTheirPlaces() throws IOException {
    Path tasks = Path.of("job", "tasks");
    Comments comments =
        Comments.NONE
            .with(Path.ROOT, "Made of json.")
            .with(tasks.index(0), "the first")
            .with(tasks.index(1).field("task_key"), "its name\nand more")
            .with(tasks.index(1).field("task_key"), "still");
    JsonNode tree = tree("{\"job\":{\"tasks\":[{\"task_key\":\"a\"},{\"task_key\":\"b\"}]}}");
    assertThat(BundleText.of(tree, comments))
        .isEqualTo(
            """
            # Made of json.

            job:
              tasks:
                # the first
                - task_key: a
                -
                  # its name
                  # and more
                  # still
                  task_key: b
            """);
  }

  /// Whole numbers may be of another width.
  private static void assertSame(JsonNode expected, JsonNode actual) {
    Comparator<JsonNode> order =
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1;
    assertThat(expected.equals(order, actual)).as("%s read as %s", expected, actual).isTrue();
  }

  private static JsonNode tree(String json) throws IOException {
    return Json.parse(json.getBytes(UTF_8));
  }

  private static JsonNode read(String text) {
    Diagnostics found = new Diagnostics();
    var document = YamlReader.read("databricks.yml", text.getBytes(UTF_8), found);
    assertThat(found.list()).as(text).isEmpty();
    return dev.trowel.schema.value.Json.reveal(document.orElseThrow().root());
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return objects(values(3));
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> leaves = leaves();
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> below = values(depth - 1);
    return Arbitraries.oneOf(List.of(leaves, objects(below), lists(below)));
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
    return Arbitraries.maps(texts(), values)
        .ofMaxSize(4)
        .map(entries -> NODES.objectNode().setAll(new LinkedHashMap<>(entries)));
  }

  private static Arbitrary<JsonNode> lists(Arbitrary<JsonNode> values) {
    return values.list().ofMaxSize(3).map(items -> NODES.arrayNode().addAll(items));
  }

  private static Arbitrary<JsonNode> leaves() {
    return Arbitraries.oneOf(
        texts().map(NODES::textNode),
        Arbitraries.of(true, false).map(NODES::booleanNode),
        Arbitraries.just(NODES.nullNode()),
        Arbitraries.longs().map(NODES::numberNode),
        Arbitraries.doubles().ofScale(4).map(each -> NODES.numberNode(new BigDecimal(each + ""))));
  }

  private static Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.of(PIECES);
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(6).map(parts -> String.join("", parts)),
        Combinators.combine(pieces, Arbitraries.strings().ofMaxLength(12)).as(String::concat));
  }
}
