package dev.trowel.app.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Review;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTest {

  private static final int COMMENT = 65_536;
  private static final ResourceKey TRAIN = ResourceKey.of("jobs", "train");

  private static List<FieldChange> field(String name, JsonNode before, JsonNode after) {
    return List.of(Reviews.field(Path.of(name), before, after, Origin.BUNDLE));
  }

  private static String one(List<FieldChange> fields) {
    return Markdown.of(Reviews.of(List.of(Reviews.item(TRAIN, Action.UPDATE, fields, List.of()))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 100, 200, 300, 500})
  void namesEveryChangeAndFitsIntoAComment(int changes) {
    Review review = Reviews.many(changes);

    String text = Markdown.of(review);

    assertThat(text.length()).isLessThan(COMMENT);
    assertThat(text.getBytes(UTF_8).length).isLessThan(COMMENT);
    assertThat(review.items()).allMatch(item -> text.contains(item.key().toString()));
  }

  @Test
  void saysWhatItShortens() {
    assertThat(Markdown.of(Reviews.many(10))).doesNotContain("Shortened");
    assertThat(Markdown.of(Reviews.many(500)))
        .contains("> **Shortened to fit into a comment.**", "--report html=FILE");
  }

  @Test
  void countsWhereEvenKeysAreTooMany() {
    String text = Markdown.of(Reviews.many(9000));

    assertThat(text.getBytes(UTF_8).length).isLessThan(COMMENT);
    assertThat(text).contains("All other changes are counted only.", "**`jobs`**: ");
  }

  @Test
  void whatIsLostOrWasChangedByHandComesFirstAndOpen() {
    Item deleted = Reviews.item(ResourceKey.of("models", "z"), Action.DELETE, List.of(), List.of());
    Item drifted = Reviews.drifted(ResourceKey.of("jobs", "y"));
    Item calm = Reviews.updated(ResourceKey.of("jobs", "a"));

    String text = Markdown.of(Reviews.of(List.of(calm, drifted, deleted)));

    String open = text.substring(0, text.indexOf("<details>"));
    assertThat(open)
        .contains("> [!CAUTION]", "> [!WARNING]")
        .contains(
            "#### `- models.z` removed-from-bundle, moved `jobs.was z` — **All versions are"
                + " lost.**")
        .contains("#### `~ jobs.y` drift, moved")
        .contains("| `max_concurrent_runs` | `1` | `1` | `3` |")
        .doesNotContain("jobs.a");
    assertThat(text)
        .contains(
            "<summary><code>~ jobs.a</code> settings-changed, moved <code>jobs.was"
                + " a</code></summary>");
  }

  @Test
  void isFoundAgainByItsMark() {
    assertThat(Markdown.of(Reviews.of(List.of())))
        .startsWith("<!-- trowel:plan:ride_ml:staging -->\n")
        .contains("nothing to do");
    assertThat(Markdown.of(Reviews.of("a --> b", "c--d\n🚕", List.of())))
        .startsWith("<!-- trowel:plan:a%20-%2D%3E%20b:c-%2Dd%0A%1F695 -->\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "``` \n```\n<img src=x>",
        "`a` | b \\| c",
        "--> </details> <script>alert(1)</script>",
        "@org/team #12 https://x.example www.x.example a@b.example",
        "end\"]; click n1 \"javascript:alert(1)\"",
        "x\n\n# heading\n- list\n> [!NOTE]",
        "\u202eabc\u0007\u2028\ud800",
        "![a](b) [c](d) **e** _f_ ~~g~~",
        "`````` ````` ```````"
      })
  void nothingFromOutsideBreaksOut(String text) {
    ResourceKey key = ResourceKey.of("jobs", text);
    ResourceKey other = ResourceKey.of("schemas", "a" + text);
    List<FieldChange> fields =
        List.of(
            Reviews.field(Path.of(text), Reviews.text(text), Reviews.text(text + "2"), Origin.HAND),
            Reviews.field(
                Path.of("x", text), Reviews.text(text), Reviews.text("1"), Origin.BUNDLE));
    List<Item> items =
        List.of(
            Reviews.item(key, Action.UPDATE, fields, List.of(other)),
            Reviews.item(other, Action.CREATE, fields.subList(1, 2), List.of()));

    String outside = Outside.of(Markdown.of(Reviews.of(text, text, items)));

    assertThat(outside)
        .doesNotContain(
            "<img", "<script", "@org", "https://x", "![a]", "[c](d)", "**e**", "javascript:")
        .doesNotContain("\u202e", "\u0007", "\u2028")
        .doesNotContainPattern("(?m)^# heading");
    assertThat(outside.split("<details", -1)).hasSize(outside.split("</details>", -1).length);
    assertThat(outside.lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 5);
  }

  @Test
  void showsLongTextsByWhatDiffers() {
    String before = String.join("\n", IntStream.range(0, 50).mapToObj(i -> "line " + i).toList());
    String text =
        one(field("text", Reviews.text(before), Reviews.text(before.replace("e 30", "e x"))));

    assertThat(text)
        .contains(
            """
            @@ text @@
              … 28 equal lines
              line 28
              line 29
            - line 30
            + line x
              line 31
              line 32
              … 17 equal lines
            """);
  }

  @Test
  void drawsWhatWaitsForWhat() {
    ResourceKey schema = ResourceKey.of("schemas", "s");
    String text =
        Markdown.of(
            Reviews.of(
                List.of(
                    Reviews.item(TRAIN, Action.UPDATE, List.of(), List.of(schema)),
                    Reviews.item(schema, Action.CREATE, List.of(), List.of()))));

    assertThat(text)
        .contains("```mermaid\ngraph LR\n")
        .contains("  n0[\"+ schemas.s\"]:::create\n  n1[\"~ jobs.train\"]:::change\n  n0 --> n1\n");
    assertThat(Markdown.of(Reviews.many(500)))
        .contains("Graph: what waits for what, by kind")
        .contains("[\"jobs: ")
        .contains("k4 --> k1\n");
  }
}
