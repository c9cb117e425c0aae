package dev.trowel.core.review;

import static dev.trowel.core.review.Lines.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ReasonsTest {

  private static final ResourceKey PERMISSIONS = JOB.with(Part.PERMISSIONS);

  @Test
  void whatIsMadeIsNewOrWasDeletedByHand() {
    assertThat(told(Lines.line(new Change.Create(JOB, Change.Cause.NEW), "{name: a}", "")))
        .containsExactly("new");
    assertThat(told(Lines.line(new Change.Create(JOB, Change.Cause.GONE), "{name: a}", "")))
        .containsExactly("deleted-by-hand");
  }

  @Test
  void whatGoesWasRemovedFromTheBundle() {
    assertThat(told(Lines.line(new Change.Delete(JOB, "1"), "", "{job_id: 1}")))
        .containsExactly("removed-from-bundle");
    assertThat(told(Lines.line(new Change.Forget(JOB, "1"), "", "")))
        .containsExactly("removed-from-bundle", "deleted-by-hand");
  }

  @Test
  void aReplacementNamesEachCause() {
    Change change = new Change.Replace(JOB, "1", new TreeSet<>());

    assertThat(told(Lines.line(change, "{}", "{}", replaced("a"), replaced("b"))))
        .containsExactly("replace-because a", "replace-because b", "settings-changed");
  }

  @Test
  void whatSomebodyDidByHandIsDrift() {
    assertThat(told(updated(Lines.byHand(Path.of("name"), "a", "b")))).containsExactly("drift");
    assertThat(told(updated(by(Origin.BOTH)))).containsExactly("settings-changed", "drift");
  }

  @Test
  void whatMeansNothingHasNoReason() {
    Difference nothing =
        Lines.difference(Path.of("name"), Verdict.SKIP, Origin.NOBODY, "a", "b", "b");

    assertThat(told(Lines.line(new Change.Keep(JOB, "1"), "{}", "{}", nothing))).isEmpty();
  }

  @Test
  void permissionsHaveReasonsOfTheirOwn() {
    assertThat(
            told(
                Lines.line(new Change.Keep(JOB, "1"), "{}", "{}"),
                Lines.line(
                    Lines.update(PERMISSIONS), "{}", "{}", Lines.byHand(Path.of("a"), "1", "2"))))
        .containsExactly("access-drift");
  }

  @Test
  void whatIsNewTakesItsPermissionsAlong() {
    assertThat(
            told(
                Lines.line(new Change.Create(JOB, Change.Cause.NEW), "{}", ""),
                Lines.line(new Change.Create(PERMISSIONS, Change.Cause.NEW), "{}", "")))
        .containsExactly("new");
  }

  private static Difference replaced(String field) {
    return Lines.difference(Path.of(field), Verdict.REPLACE, Origin.BUNDLE, "x", "y", "x");
  }

  private static Difference by(Origin origin) {
    return Lines.difference(Path.of("name"), Verdict.UPDATE, origin, "a", "b", "c");
  }

  private static Planned updated(Difference difference) {
    return Lines.line(Lines.update(JOB), "{}", "{}", difference);
  }

  private static List<String> told(Planned... lines) {
    return Reviewer.items(Lines.plan(lines)).stream()
        .flatMap(item -> item.reasons().stream())
        .map(Reason::toString)
        .toList();
  }
}
