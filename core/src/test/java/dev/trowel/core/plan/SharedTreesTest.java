package dev.trowel.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.core.state.Json;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What hides secrets copies only what leads to one.
final class SharedTreesTest {

  private static final TextNode MARK = TextNode.valueOf("(secret)");
  private static final FieldRules RULES =
      new FieldRules(
          List.of(
              new FieldRules.At(FieldRule.SECRET, PathPattern.of("tasks.*.login")),
              new FieldRules.At(FieldRule.SECRET, PathPattern.of("vault"))),
          Map.of(),
          List.of(),
          (path, recorded, desired, live) -> Optional.empty());

  @Test
  void redactsWhereAPatternLeadsAndAllBelowIt() throws IOException {
    ObjectNode tree =
        tree("{'tasks': [{'login': 'x', 'name': 'a'}], 'vault': {'deep': {'key': 'y'}}, 'n': {}}");
    ObjectNode before = tree.deepCopy();

    ObjectNode shown = Secrets.redacted(tree, RULES, MARK);

    assertThat(shown)
        .isEqualTo(
            tree(
                "{'tasks': [{'login': '(secret)', 'name': 'a'}],"
                    + " 'vault': {'deep': {'key': '(secret)'}}, 'n': {}}"));
    assertThat(tree).as("what was given").isEqualTo(before);
    assertThat(shown.get("n")).isSameAs(tree.get("n"));
  }

  @Test
  void redactsAPartOfSettings() throws IOException {
    ObjectNode task = tree("{'login': 'x'}");

    assertThat(Secrets.redacted(task, Path.of("tasks").index(0), RULES, MARK))
        .isEqualTo(tree("{'login': '(secret)'}"));
    assertThat(Secrets.redacted(task, Path.of("others").index(0), RULES, MARK)).isSameAs(task);
  }

  @Test
  void giveBackATreeWithoutSecrets() throws IOException {
    ObjectNode tree = tree("{'tasks': [{'name': 'a'}], 'more': ['--x', 'y']}");

    assertThat(Secrets.redacted(tree, RULES, MARK)).isSameAs(tree);
    assertThat(new Veil(List.of("hidden-text"), Set.of()).over(tree)).isSameAs(tree);
  }

  @Test
  void veilsWithoutChangingWhatWasGiven() throws IOException {
    ObjectNode tree = tree("{'a': {'x': 'my hidden-text'}, 'b': {'y': 'open'}}");
    ObjectNode before = tree.deepCopy();

    ObjectNode shown = new Veil(List.of("hidden-text"), Set.of()).over(tree);

    assertThat(shown.at("/a/x").asText()).isEqualTo("my (secret)");
    assertThat(shown.get("b")).isSameAs(tree.get("b"));
    assertThat(tree).isEqualTo(before);
  }

  private static ObjectNode tree(String text) throws IOException {
    return Json.parse(text.replace('\'', '"').getBytes(UTF_8));
  }
}
