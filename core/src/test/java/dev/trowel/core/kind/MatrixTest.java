package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of [MatrixRow] for every kind: what the plan says and where each change came from, the
/// requests that deploying sends, and that nothing is to do afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MatrixTest {

  private final Map<String, String> seen = new ConcurrentSkipListMap<>();

  static Stream<MatrixCase> cells() {
    return MatrixCase.all().filter(cell -> cell.lacks().isEmpty());
  }

  static Stream<MatrixCase> always() {
    return cells().filter(cell -> MatrixRow.ALWAYS.contains(cell.row()));
  }

  static Stream<MatrixCase> rest() {
    return cells().filter(cell -> !MatrixRow.ALWAYS.contains(cell.row()));
  }

  @ParameterizedTest
  @MethodSource("always")
  void becomesWhatTheTableSays(MatrixCase cell, @TempDir Path folder) throws IOException {
    tell(cell, folder);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("rest")
  void becomesWhatTheTableSaysInTheOtherRows(MatrixCase cell, @TempDir Path folder)
      throws IOException {
    tell(cell, folder);
  }

  private void tell(MatrixCase cell, Path folder) throws IOException {
    try {
      play(cell, folder);
    } catch (AssertionError why) {
      throw new AssertionError(cell + ": " + why.getMessage(), why);
    }
  }

  private void play(MatrixCase cell, Path folder) throws IOException {
    MatrixExpected expected = cell.expected();
    try (Lab lab = new Lab(cell.kind(), folder)) {
      lab.deploy(Optional.of(cell.deployed()));
      String before = lab.id();
      Recorded recorded = lab.recorded();
      String anew = cell.happen(lab);
      lab.changes();

      Plan plan = lab.plan(cell.wanted());
      Planned line = plan.lines().values().iterator().next();
      seen.put(cell.toString(), word(line.change()));
      assertThat(word(line.change())).isEqualTo(expected.verdict());
      assertThat(origins(line)).isEqualTo(expected.fields());
      assertNames(line.change(), expected);
      assertSeen(cell, line);
      assertThat(lab.changes()).as("what planning sends").isEmpty();

      Outcome outcome = lab.tryDeploy(cell.wanted());
      String after = lab.isRecorded() ? lab.id() : "";
      expected.assertSent(
          lab.changes(), node -> lab.filled(MatrixCase.filled(node, node, before, after)));
      assertThat(outcome.failed().isEmpty())
          .as("%s", outcome.failed())
          .isNotEqualTo(expected.fails());
      if (expected.fails()) {
        assertThat(outcome.failed().values()).allMatch(why -> why.code().equals("api-refused"));
        assertThat(lab.recorded()).isEqualTo(recorded);
      } else {
        assertDone(lab, cell.wanted());
      }
      if (!anew.isEmpty() && !anew.equals(before)) {
        assertThat(lab.isThere(anew)).as("what was made by hand stays").isTrue();
        assertThat(lab.isRecorded() && lab.id().equals(anew)).isFalse();
      }
    }
  }

  private static void assertDone(Lab lab, Optional<ObjectNode> wanted) {
    assertThat(lab.plan(wanted).isEmpty()).as("nothing to do afterwards").isTrue();
    assertThat(lab.isRecorded()).isEqualTo(wanted.isPresent());
    if (wanted.isPresent()) {
      assertThat(lab.isThere(lab.id())).isTrue();
    }
  }

  /// What is ignored was there to see, unless the workspace never tells it.
  private static void assertSeen(MatrixCase cell, Planned line) {
    if (cell.row() != MatrixRow.IGNORED) {
      return;
    }
    var path = cell.ignored().change().path();
    if (!cell.kind().kind().rules().at(path).contains(FieldRule.INPUT_ONLY)) {
      assertThat(line.differences()).anyMatch(each -> each.path().startsWith(path));
    }
  }

  /// The change names the fields that it takes; one that makes anew only those that make it so.
  private static void assertNames(Change change, MatrixExpected expected) {
    Set<String> all = new TreeSet<>(expected.fields().keySet());
    all.removeIf(field -> Origin.AGREED.name().equals(expected.fields().get(field)));
    switch (change) {
      case Change.Update update -> assertThat(names(update.fields())).isEqualTo(all);
      case Change.Resize resize -> assertThat(names(resize.fields())).isEqualTo(all);
      case Change.Rename rename -> assertThat(names(rename.fields())).isEqualTo(all);
      case Change.Replace replace -> assertThat(all).containsAll(names(replace.causes()));
      case Change.Create create -> assertThat(create.cause()).isEqualTo(Change.Cause.GONE);
      case Change.Keep _, Change.Delete _, Change.Forget _ -> assertThat(all).isEmpty();
    }
  }

  private static Set<String> names(Set<dev.trowel.schema.address.Path> fields) {
    return fields.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  static String word(Change change) {
    return change instanceof Change.Forget ? "forget" : Lab.word(change);
  }

  static SortedMap<String, String> origins(Planned line) {
    SortedMap<String, String> origins = new TreeMap<>();
    line.differences().stream()
        .filter(each -> each.verdict() != Difference.Verdict.SKIP || each.origin() == Origin.AGREED)
        .forEach(each -> origins.put(each.path().toString(), each.origin().name()));
    return origins;
  }

  /// The table of what was played; the rest of it is played with `-Pfull`.
  @AfterAll
  void writeTheTable() throws IOException {
    StringBuilder table = new StringBuilder("%-24s".formatted("kind"));
    for (MatrixRow row : MatrixRow.values()) {
      table.append(" %-12s".formatted(row.word()));
    }
    for (KindCase kind : KindCase.all()) {
      table.append("\n%-24s".formatted(kind));
      for (MatrixRow row : MatrixRow.values()) {
        MatrixCase cell = new MatrixCase(kind, row);
        String none = cell.lacks().isPresent() ? "·" : "?";
        table.append(" %-12s".formatted(seen.getOrDefault(cell.toString(), none)));
      }
    }
    Path folder = Files.createDirectories(Path.of("target"));
    Files.writeString(folder.resolve("matrix.txt"), table.append('\n'));
  }
}
