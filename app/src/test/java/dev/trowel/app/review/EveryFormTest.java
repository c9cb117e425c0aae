package dev.trowel.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.app.console.ReviewPrinter;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.FileChange;
import dev.trowel.core.review.FileChange.What;
import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Reason.Code;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.ReviewJson;
import dev.trowel.core.review.Schedule;
import dev.trowel.core.review.Side;
import dev.trowel.core.review.Stop;
import dev.trowel.core.select.Selection;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every form says all of a review: each part of one holds a word of its own, and no form may lack
/// any.
final class EveryFormTest {

  private static final ResourceKey KEY = ResourceKey.of("jobs", "wKey");

  /// What only says where files lie and how strict the rules are stands in the other forms.
  private static final Set<String> NOT_IN_TEXT = Set.of("wRoot", "production");

  /// `w` and the part's name, but for numbers and what is one of a few words.
  private static final List<String> WORDS =
      List.of(
          "wBundle",
          "wTarget",
          "production",
          "wRoot",
          "wHost",
          "wUser",
          "wBranch",
          "wCommit",
          "jobs.wKey",
          "wName",
          "wId",
          "wReason",
          "wFieldBefore",
          "wFieldAfter",
          "wRecorded",
          "wLive",
          "wWanted",
          "wKeptPath",
          "wKeptLive",
          "wLater",
          "wPrincipal",
          "wLevelBefore",
          "wLevelAfter",
          "wAfter",
          "wLoss",
          "wMovedFrom",
          "wSpan.yml",
          "wFile.py",
          "wLibrary.whl",
          "wFolder",
          "wFormer",
          "wScheduleField",
          "wScheduleBefore",
          "wScheduleAfter",
          "wSelected",
          "wWhy",
          "wUnselected",
          "wStopped",
          "--way-out",
          "1234",
          "2345",
          "3456",
          "4567",
          "protected",
          "protection-lifted",
          "moved",
          "declared-adoption",
          "access-drift");

  /// A form of a plan.
  enum Form {
    TEXT,
    JSON,
    MARKDOWN,
    HTML;

    String of(Review review) {
      return switch (this) {
        case TEXT -> new ReviewPrinter(80, false).print(review);
        case JSON -> ReviewJson.write(review).toString();
        case MARKDOWN -> PlanForm.MARKDOWN.text(review);
        case HTML -> PlanForm.HTML.text(review);
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void saysAllOfAReview(Form form) {
    String text = form.of(all()).replace("<wbr>", "").replaceAll("(?<=\\d),(?=\\d{3})", "");

    assertThat(WORDS.stream().filter(word -> !text.contains(word)))
        .as(form.name())
        .allMatch(word -> form == Form.TEXT && NOT_IN_TEXT.contains(word));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void saysWhatIsKeptAndWhatCannotChangeInPlace(Form form) {
    assertThat(form.of(all()))
        .containsPattern("left alone|stays as it is now|\"kept\":true")
        .containsPattern("cannot change in place|\"replaces\":true");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void saysThatAnObjectIsAdopted(Form form) {
    Item item = Reviews.item(KEY, Action.ADOPT, Reviews.fields(Origin.BUNDLE), List.of());

    assertThat(form.of(Reviews.of(List.of(item))).replace("<wbr>", ""))
        .containsPattern("adopt: declared-adoption|\"action\":\"adopt\"|adopted|>adopt<")
        .contains("declared-adoption", "max_concurrent_runs");
  }

  /// Who adds a part to a review adds a word above.
  @Test
  void noPartIsForgottenHere() {
    assertThat(parts(Review.class))
        .isEqualTo(
            "heading items files libraries folders former schedules selection stops counts empty");
    assertThat(parts(Item.class))
        .isEqualTo("key action name id reasons fields access after wave loss movedFrom span");
    assertThat(parts(FieldChange.class))
        .isEqualTo("path recorded before after origin replaces kept");
    assertThat(parts(AccessChange.class)).isEqualTo("type principal before after byHand");
    assertThat(parts(Schedule.class)).isEqualTo("key field before after");
    assertThat(parts(Stop.class)).isEqualTo("cause keys wayOut");
    assertThat(parts(Heading.class)).isEqualTo("bundle target mode root host user branch commit");
    assertThat(parts(Selection.class)).isEqualTo("reasons unselected");
  }

  private static String parts(Class<?> type) {
    return String.join(
        " ", Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private static Review all() {
    return new Review(
        new Heading(
            "wBundle",
            "wTarget",
            Mode.PRODUCTION,
            "/wRoot",
            "https://wHost",
            "wUser",
            "wBranch",
            "wCommit"),
        List.of(changed(), deleted()),
        List.of(new FileChange("wFile.py", What.ADDED)),
        List.of(new FileChange("wLibrary.whl", What.CHANGED)),
        List.of("/wFolder"),
        List.of("/wFormer"),
        List.of(new Schedule(KEY, "wScheduleField", "wScheduleBefore", "wScheduleAfter")),
        new Selection(
            new TreeMap<>(Map.of(ResourceKey.of("jobs", "wSelected"), "wWhy")),
            new TreeSet<>(List.of(ResourceKey.of("jobs", "wUnselected")))),
        List.of(
            new Stop(Stop.Cause.LOSS, List.of(ResourceKey.of("jobs", "wStopped")), "--way-out")),
        new Plan.Counts(1234, 2345, 3456, 4567),
        false);
  }

  private static Item changed() {
    return new Item(
        KEY,
        Action.REPLACE,
        "changed",
        "",
        Stream.concat(
                Stream.of(new Reason(Code.REPLACE_BECAUSE, "wReason")),
                Stream.of(
                        Code.PROTECTED,
                        Code.PROTECTION_LIFTED,
                        Code.MOVED,
                        Code.ADOPTED,
                        Code.DECLARED_ADOPTION,
                        Code.ACCESS_DRIFT)
                    .map(code -> new Reason(code, "")))
            .toList(),
        List.of(
            field("a", List.of("", "wFieldBefore", "wFieldAfter"), Origin.BUNDLE, true, false),
            field("b", List.of("wRecorded", "wLive", "wWanted"), Origin.BOTH, false, false),
            field("wKeptPath", List.of("x", "wKeptLive", "y"), Origin.BUNDLE, false, true),
            new FieldChange(
                Path.of("c"),
                new Side.Nothing(),
                new Side.Nothing(),
                new Side.Later("${wLater}"),
                Origin.BUNDLE,
                false,
                false)),
        List.of(
            new AccessChange(
                "user", "wPrincipal", List.of("wLevelBefore"), List.of("wLevelAfter"), true)),
        List.of(ResourceKey.of("jobs", "wAfter")),
        1,
        Optional.of("wLoss"),
        Optional.of(ResourceKey.of("jobs", "wMovedFrom")),
        Optional.of(Span.at("wSpan.yml", 12, 3)));
  }

  private static Item deleted() {
    return new Item(
        ResourceKey.of("schemas", "gone"),
        Action.DELETE,
        "wName",
        "wId",
        List.of(new Reason(Code.REMOVED_FROM_BUNDLE, "")),
        List.of(),
        List.of(),
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// @param sides what was recorded, is live, is wanted
  private static FieldChange field(
      String path, List<String> sides, Origin origin, boolean replaces, boolean kept) {
    List<Side> all = sides.stream().map(EveryFormTest::side).toList();
    return new FieldChange(
        Path.of(path), all.get(0), all.get(1), all.get(2), origin, replaces, kept);
  }

  private static Side side(String text) {
    return new Side.Known(TextNode.valueOf(text));
  }
}
