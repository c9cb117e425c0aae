package dev.trowel.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Side;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final String HOSTILE =
      "</script><img src=x onerror=alert(1)>\u2028\"' --> &amp; ]]>";

  private static final ResourceKey TRAIN = ResourceKey.of("jobs", "train");

  @Test
  void nothingFromOutsideBecomesHtml() {
    ResourceKey key = ResourceKey.of("jobs", HOSTILE);
    ResourceKey other = ResourceKey.of("schemas", HOSTILE);
    List<FieldChange> fields =
        List.of(
            Reviews.field(Path.of(HOSTILE), Reviews.text(HOSTILE), Reviews.text("1"), Origin.HAND));
    List<Item> items =
        List.of(
            Reviews.item(key, Action.UPDATE, fields, List.of(other)),
            Reviews.item(other, Action.DELETE, fields, List.of()));

    String page = Page.of(Reviews.of(HOSTILE, HOSTILE, items));

    assertThat(page)
        .doesNotContain("<img", "\u2028")
        .contains("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(page.split("</script>", -1)).hasSize(2);
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void allowsItsOwnScriptAndStyleOnly() {
    String page = Page.of(Reviews.many(20));

    assertThat(page).contains("default-src 'none'").doesNotContain(" style=", "unsafe-inline");
    for (String element : List.of("script", "style")) {
      Matcher found =
          Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
      assertThat(found.find()).isTrue();
      assertThat(page).contains(element + "-src " + Html.digest(found.group(1)));
    }
    assertThat(page)
        .doesNotContainPattern("(?:src|href)=\"(?!#|data:,)")
        .doesNotContainPattern("url\\((?!#)");
  }

  @Test
  void holdsEveryChangeHoweverMany() {
    Review review = Reviews.many(500);

    String page = Page.of(review);

    assertThat(review.items())
        .allMatch(item -> page.contains("id=\"" + Html.text(item.key().toString()) + "\""));
    assertThat(review.files()).allMatch(file -> page.contains(file.path()));
  }

  @Test
  void showsThreeValuesWhereSomebodyChangedOne() {
    assertThat(Page.of(Reviews.of(List.of(Reviews.drifted(TRAIN)))))
        .contains("<dt>last deployed</dt>", "<dt>now, by hand</dt>", "<dt>after</dt>");
    assertThat(Page.of(Reviews.of(List.of(Reviews.updated(TRAIN))))).doesNotContain("<dt>");
  }

  @Test
  void doesNotShowSecrets() {
    Side hidden = new Side.Hidden();
    FieldChange field =
        new FieldChange(Path.of("spark_env"), hidden, hidden, hidden, Origin.BUNDLE, false, false);
    Review review =
        Reviews.of(List.of(Reviews.item(TRAIN, Action.UPDATE, List.of(field), List.of())));

    assertThat(Page.of(review)).contains("(secret, changed)");
    assertThat(Markdown.of(review)).contains("+ spark_env: (secret, changed)");
  }

  @Test
  void saysThatThereIsNothingToDo() {
    assertThat(Page.of(Reviews.of(List.of()))).contains("<p>Nothing to do.</p>");
  }
}
