package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
