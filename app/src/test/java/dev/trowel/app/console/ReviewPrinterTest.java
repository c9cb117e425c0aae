package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.footprint.Surveyed;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Reason.Code;
import dev.trowel.core.review.Side;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewPrinterTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "train");
  private static final Heading HEADING =
      new Heading(
          "fares", "prod", Mode.DEVELOPMENT, "/root", "https://h", "ann", "main", "1a2b3c4d5e6f");
  private static final Side NOTHING = new Side.Nothing();

  @Test
  void namesBundleTargetHostUserAndCommit() {
    assertThat(print(80, false, item(Action.DELETE, "name", "a", "")))
        .startsWith("fares → prod at https://h as ann (main, 1a2b3c4)\n\n- jobs.train");
  }

  @Test
  void paintsOnAScreenOnly() {
    Item item = item(Action.UPDATE, "name", "a", "b");

    assertThat(print(80, true, item)).contains("\u001b[33m~\u001b[0m \u001b[1mjobs.train\u001b[0m");
    assertThat(print(80, false, item)).doesNotContain("\u001b");
  }

  @Test
  void whatIsAddedOrTakenAwayStandsAlone() {
    assertThat(print(80, false, item(Action.UPDATE, "name", "", "b")))
        .containsPattern("\n  \\+ name +\"b\"\n");
    assertThat(print(80, false, item(Action.UPDATE, "name", "a", "")))
        .containsPattern("\n  - name +\"a\"\n");
  }

  @Test
  void hidesWhatLooksLikeACredential() {
    String token = "dapi" + "0".repeat(32);

    assertThat(print(80, false, item(Action.UPDATE, "name", token, token + "-1")))
        .doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 72, 80, 120})
  void isNeverWiderThanTheTerminal(int width) {
    String wide = "列車の運賃 and words ".repeat(12);
    String lines = "one\ntwo " + wide + "\n";

    String text =
        print(
            width,
            false,
            item(Action.REPLACE, "a".repeat(100), wide, wide + "x"),
            item(Action.UPDATE, "name", lines, lines.replace("two", "three")),
            item(Action.UPDATE, "name", "", wide),
            item(Action.UPDATE, "name", wide, ""),
            item(Action.DELETE, "name", "x\u001b\u202e", ""));

    assertThat(text.lines()).allMatch(line -> Cells.of(line) <= width);
  }

  private static final Survey ROOT =
      new Survey(List.of(new Surveyed("/root", List.of(), List.of(), List.of())));

  private static String print(int width, boolean coloured, Item... items) {
    return new ReviewPrinter(width, coloured).printGoing(HEADING, List.of(items), ROOT);
  }

  private static Item item(Action action, String field, String before, String after) {
    FieldChange change =
        new FieldChange(
            Path.of("tasks").keyed("task_key", "t").field(field),
            NOTHING,
            side(before),
            side(after),
            Origin.BUNDLE,
            action == Action.REPLACE,
            false);
    FieldChange plain =
        new FieldChange(
            Path.of(field), NOTHING, side(before), side(after), Origin.BUNDLE, false, false);
    return new Item(
        JOB,
        action,
        before,
        "1",
        List.of(new Reason(Code.SETTINGS_CHANGED, "")),
        action == Action.REPLACE ? List.of(plain, change) : List.of(plain),
        List.of(new AccessChange("user", "x".repeat(90), List.of("A"), List.of("B"), true)),
        List.of(ResourceKey.of("schemas", "y".repeat(150))),
        0,
        Optional.of("All of it is lost, and nobody brings it back. ".repeat(3)),
        Optional.empty(),
        Optional.of(Span.at("resources/" + "f".repeat(60) + ".yml", 3, 1)));
  }

  private static Side side(String text) {
    return text.isEmpty() ? NOTHING : new Side.Known(TextNode.valueOf(text));
  }
}
