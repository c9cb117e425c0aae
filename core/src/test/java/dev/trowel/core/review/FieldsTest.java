package dev.trowel.core.review;

import static dev.trowel.core.review.Lines.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldsTest {

  private static final Path NAME = Path.of("name");
  private static final Path TAGS = Path.of("tags");
  private static final Path LIST = Path.of("email_notifications", "on_failure");

  @Test
  void aFieldHasThreeSides() {
    FieldChange change =
        only(Lines.difference(NAME, Verdict.UPDATE, Origin.BOTH, "a", "b", "c"), "{name: b}");

    assertThat(change.recorded()).isEqualTo(known("a"));
    assertThat(change.before()).isEqualTo(known("c"));
    assertThat(change.after()).isEqualTo(known("b"));
    assertThat(change.isDrift()).isTrue();
  }

  @Test
  void whereTheWorkspaceDoesNotTellWhatWasDeployedStandsForIt() {
    assertThat(only(Lines.changed(NAME, "a", "b", ""), "{name: b}").before()).isEqualTo(known("a"));
  }

  @Test
  void whatWasTakenAwayByHandIsNotThere() {
    assertThat(only(Lines.byHand(NAME, "a", ""), "{name: a}").before())
        .isEqualTo(new Side.Nothing());
  }

  @Test
  void aReferenceThatNobodyKnowsYetStandsAsWrittenAlsoInAnElementWithAKey() {
    String reference = "${resources.jobs.other.id}";
    Path path = Path.of("tasks").keyed("task_key", "a").field("run_job_task").field("job_id");
    FieldChange change =
        only(
            Lines.changed(path, "1", "'" + reference + "'", "1"),
            "{tasks: [{task_key: a, run_job_task: {job_id: '" + reference + "'}}]}");

    assertThat(change.after()).isEqualTo(new Side.Later(reference));
  }

  @Test
  void secretsHaveNoValue() {
    ResourceKey key = ResourceKey.of("secrets", "token");
    Planned line =
        Lines.line(new Change.Create(key, Change.Cause.NEW), "{name: token, value: hunter2}", "");

    assertThat(Fields.of(line)).extracting(FieldChange::after).contains(new Side.Hidden());
    assertThat(Fields.of(line).toString()).doesNotContain("hunter2");
  }

  @Test
  void whatOnlyTellsThatSomebodyChangedItHasNoSides() {
    ResourceKey key = ResourceKey.of("dashboards", "fares");
    Planned line =
        Lines.line(Lines.update(key), "{}", "{}", Lines.byHand(Path.of("etag"), "1", "2"));

    assertThat(Fields.of(line))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.before()).isEqualTo(new Side.Nothing());
          assertThat(change.after()).isEqualTo(new Side.Nothing());
        });
  }

  @Test
  void ofTwoMappingsTheFieldsAreTold() {
    Planned line =
        Lines.line(
            Lines.update(JOB),
            "{tags: {a: x}}",
            "{}",
            Lines.changed(TAGS, "", "{a: x}", "{a: z}"),
            Lines.changed(TAGS.field("a"), "", "x", "z"));

    assertThat(Fields.of(line)).extracting(FieldChange::path).containsExactly(TAGS.field("a"));
  }

  @Test
  void whatIsNewAsAWholeIsToldOnce() {
    Planned line =
        Lines.line(
            Lines.update(JOB),
            "{tags: {a: x}}",
            "{}",
            Lines.changed(TAGS, "", "{a: x}", ""),
            Lines.changed(TAGS.field("a"), "y", "x", ""));

    assertThat(Fields.of(line)).extracting(FieldChange::path).containsExactly(TAGS);
  }

  @Test
  void severalElementsOfAPlainListAreToldAsTheList() {
    Planned line =
        Lines.line(
            Lines.update(JOB),
            "{email_notifications: {on_failure: [b, c, d]}}",
            "{}",
            Lines.changed(LIST.index(0), "a", "b", "a"),
            Lines.changed(LIST.index(1), "b", "c", "b"));

    assertThat(Fields.of(line))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.path()).isEqualTo(LIST);
          assertThat(change.before()).hasToString("Known[value=[\"a\",\"b\",\"d\"]]");
          assertThat(change.after()).hasToString("Known[value=[\"b\",\"c\",\"d\"]]");
        });
  }

  @Test
  void allFieldsOfWhatIsNewAreTold() {
    Planned line =
        Lines.line(new Change.Create(JOB, Change.Cause.NEW), "{name: a, timeout_seconds: 1}", "");

    assertThat(Fields.of(line))
        .extracting(FieldChange::after)
        .containsExactly(known("a"), new Side.Known(IntNode.valueOf(1)));
  }

  private static FieldChange only(Difference difference, String desired) {
    List<FieldChange> found = Fields.of(Lines.line(Lines.update(JOB), desired, "{}", difference));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Side known(String text) {
    return new Side.Known(TextNode.valueOf(text));
  }
}
