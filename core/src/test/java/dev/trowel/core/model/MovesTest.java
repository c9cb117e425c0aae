package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.model.Move.Cause;
import dev.trowel.core.state.Author;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MovesTest {
  private static final String MODEL = "main.prod.fare";
  private static final Label CHAMPION = new Label.Alias("champion");

  private Moves moves = new Moves(List.of());

  @Test
  void theFirstHolderHasNobodyBefore() {
    promote(0, 1);

    assertThat(before(1)).isEmpty();
  }

  @Test
  void whatWasPromotedBeforeComesBefore() {
    promote(0, 1);
    promote(1, 2);

    assertThat(before(2)).contains(1L);
  }

  @Test
  void goingBackIsNoPromotion() {
    promote(0, 1);
    promote(1, 2);
    promote(2, 3);
    rollback(3, 2);

    assertThat(before(2)).contains(1L);
  }

  @Test
  void comingBackByPromotionDoesNotGoInCircles() {
    promote(2, 3);
    promote(3, 2);
    assertThat(before(2)).contains(3L);
    rollback(2, 3);
    assertThat(before(3)).contains(2L);
    rollback(3, 2);

    assertThat(before(2)).isEmpty();
  }

  @Test
  void whatOthersSetInBetweenIsRemembered() {
    promote(0, 1);
    promote(7, 8);

    assertThat(before(8)).contains(7L);
  }

  @Test
  void whatWasBegunAndNotDoneDoesNotCount() {
    promote(0, 1);
    promote(1, 2);
    promote(2, 9);

    assertThat(before(2)).contains(1L);
    promote(2, 3);
    assertThat(before(3)).contains(2L);
    rollback(3, 2);
    assertThat(before(2)).contains(1L);
  }

  @Test
  void aRollbackThatDidNotHappenCanBeTriedAgain() {
    promote(0, 1);
    promote(1, 2);
    moves = moves.with(move(Cause.ROLLBACK, MODEL, CHAMPION, 2, 1, false));

    assertThat(before(2)).contains(1L);
  }

  @Test
  void whatHappenedCountsEvenIfNobodyWroteSo() {
    promote(0, 1);
    moves = moves.with(move(Cause.PROMOTE, MODEL, CHAMPION, 1, 2, false));

    assertThat(before(2)).contains(1L);
    promote(2, 3);
    assertThat(before(3)).contains(2L);
  }

  @Test
  void nobodyKnowsWhatCameBeforeAVersionOthersSet() {
    promote(0, 1);

    assertThat(before(5)).isEmpty();
  }

  @Test
  void otherLabelsAndModelsAreNotLookedAt() {
    promote(0, 1);
    moves = moves.with(move(Cause.PROMOTE, "other", CHAMPION, 1, 2));
    moves = moves.with(move(Cause.PROMOTE, MODEL, new Label.Alias("challenger"), 1, 2));

    assertThat(before(1)).isEmpty();
    assertThat(moves.of(MODEL)).hasSize(2);
  }

  @Test
  void aBusyModelLeavesWhatOthersCanGoBackTo() {
    promote(0, 1);
    promote(1, 2);
    for (int i = 1; i <= 1000; i++) {
      moves = moves.with(move(Cause.PROMOTE, "busy", CHAMPION, i, i + 1));
    }

    assertThat(before(2)).contains(1L);
    assertThat(moves.before("busy", CHAMPION, 1001)).contains(1000L);
    assertThat(moves.of("busy")).hasSize(50);
  }

  @Test
  void ofOneLabelTheLatestAreRemembered() {
    for (int i = 0; i < 60; i++) {
      promote(i, i + 1);
    }

    assertThat(moves.list()).hasSize(50);
    assertThat(moves.list().getFirst().to()).contains(11L);
    assertThat(before(60)).contains(59L);
  }

  @Test
  void whatWasCutOffAfterItMovedTheLabelIsFound() {
    promote(0, 1);
    promote(1, 2);
    Move back = move(Cause.ROLLBACK, MODEL, CHAMPION, 2, 1, false);
    moves = moves.with(back);
    moves = moves.with(move(Cause.PROMOTE, "other", CHAMPION, 1, 2));

    assertThat(begun(1)).contains(back);
    assertThat(begun(2)).isEmpty();
    moves = moves.finishing(back);
    assertThat(begun(1)).isEmpty();
    assertThat(moves.of(MODEL).getFirst().done()).isTrue();
  }

  private Optional<Move> begun(long now) {
    return moves.begun(MODEL, CHAMPION, Optional.of(now));
  }

  private void promote(long from, long to) {
    moves = moves.with(move(Cause.PROMOTE, MODEL, CHAMPION, from, to));
  }

  private void rollback(long from, long to) {
    moves = moves.with(move(Cause.ROLLBACK, MODEL, CHAMPION, from, to));
  }

  private Optional<Long> before(long now) {
    return moves.before(MODEL, CHAMPION, now);
  }

  private static Move move(Cause cause, String model, Label label, long from, long to) {
    return move(cause, model, label, from, to, true);
  }

  private static Move move(
      Cause cause, String model, Label label, long from, long to, boolean done) {
    return new Move(
        "",
        cause,
        model,
        label,
        Optional.of(to),
        Optional.of(from).filter(each -> each > 0),
        "",
        Author.named("ana"),
        "",
        new TreeMap<>(),
        List.of(),
        done);
  }
}
