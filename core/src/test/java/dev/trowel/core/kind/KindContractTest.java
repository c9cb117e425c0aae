package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.state.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every kind, tried on the local workspace.
final class KindContractTest {

  @TempDir Path folder;

  static Stream<KindCase> kinds() {
    return Lab.cases().stream();
  }

  static Stream<Arguments> changes() {
    return kinds()
        .flatMap(each ->
            each.list("changes").stream()
                .filter(KindCase.Change::isOnWire)
                .map(change -> Arguments.of(each, change)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void createdThenNothingToDo(KindCase each) throws IOException {
    for (ObjectNode settings : new ObjectNode[] {each.settings(), full(each)}) {
      try (Lab lab = new Lab(each, folder.resolve(String.valueOf(settings.size())))) {
        lab.deploy(Optional.of(settings));

        assertThat(lab.isThere(lab.id())).isTrue();
        Change change = lab.change(settings);
        assertThat(Lab.word(change)).as("%s", change).isEqualTo("nothing");
        assertThat(lab.drift()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void eachRuledFieldChangesAsItsRuleSays(KindCase each, KindCase.Change change)
      throws IOException {
    ObjectNode from = each.before(change);
    ObjectNode to = each.after(change);
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(from));

      assertThat(Lab.word(lab.change(to))).isEqualTo(change.expect());
      lab.deploy(Optional.of(to));
      assertThat(Lab.word(lab.change(to))).as("after deploying the change").isEqualTo("nothing");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void deletedOutsideIsCreatedAgain(KindCase each) throws IOException {
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.settings()));
      lab.deleteOutside();

      assertThat(Lab.word(lab.change(each.settings()))).isEqualTo("create");
      lab.deploy(Optional.of(each.settings()));
      assertThat(lab.isThere(lab.id())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void takenOverByItsIdNeedsNoChange(KindCase each) throws IOException {
    for (ObjectNode settings : new ObjectNode[] {each.settings(), full(each)}) {
      try (Lab lab = new Lab(each, folder.resolve(String.valueOf(settings.size())))) {
        lab.deploy(Optional.of(settings));
        Recorded before = lab.recorded();
        lab.adopt();

        Change change = lab.change(settings);
        assertThat(Lab.word(change)).as("%s", change).isEqualTo("nothing");
        lab.deploy(Optional.of(settings));
        assertThat(lab.recorded()).isEqualTo(before);
        assertThat(lab.made(settings)).isEqualTo(1);
      }
    }
  }

  /// A field that the workspace never tells may have changed without anyone noticing.
  @ParameterizedTest
  @MethodSource("changes")
  void takenOverAndChangedIsBroughtInLine(KindCase each, KindCase.Change change)
      throws IOException {
    ObjectNode to = each.after(change);
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.before(change)));
      lab.adopt();

      assertThat(Lab.word(lab.change(to)))
          .isIn(
              isTold(each, change)
                  ? List.of(change.expect())
                  : List.of(change.expect(), "nothing"));
      lab.deploy(Optional.of(to));
      assertThat(Lab.word(lab.change(to))).isEqualTo("nothing");
    }
  }

  private static boolean isTold(KindCase each, KindCase.Change change) {
    Set<FieldRule> rules = each.kind().rules().at(change.path());
    return Collections.disjoint(
        rules, Set.of(FieldRule.INPUT_ONLY, FieldRule.SECRET, FieldRule.IGNORE_REMOTE));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void destroyedIsGone(KindCase each) throws IOException {
    try (Lab lab = new Lab(each, folder)) {
      lab.deploy(Optional.of(each.settings()));
      String id = lab.id();

      lab.deploy(Optional.empty());
      assertThat(lab.isThere(id)).isFalse();
    }
  }

  private static ObjectNode full(KindCase each) {
    return each.file().path("full").deepCopy();
  }
}
