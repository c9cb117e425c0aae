package dev.trowel.core.kind;

import static java.util.stream.Collectors.joining;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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

  @ParameterizedTest
  @MethodSource("cells")
  void becomesWhatTheTableSays(MatrixCase cell, @TempDir Path folder) throws IOException {
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
      seen.put(cell.toString(), word(line.change()) + " " + origins(line));
      assertThat(word(line.change())).isEqualTo(expected.verdict());
      assertThat(origins(line)).isEqualTo(expected.fields());
      assertThat(lab.changes()).as("what planning sends").isEmpty();

      Outcome outcome = lab.tryDeploy(cell.wanted());
      String after = lab.isRecorded() ? lab.id() : "";
      expected.assertSent(
          lab.changes(), node -> lab.filled(MatrixCase.filled(node, node, before, after)));
      assertThat(outcome.failed().isEmpty()).as("%s", outcome.failed()).isNotEqualTo(expected.fails());
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

  @AfterAll
  void writeTheTable() throws IOException {
    String text =
        seen.entrySet().stream()
            .map(each -> each.getKey() + " -> " + each.getValue() + "\n")
            .collect(joining());
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("matrix.txt"), text);
  }
}
