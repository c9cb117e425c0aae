package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.history.Archived;
import dev.trowel.core.history.Entry;
import dev.trowel.core.history.Errand;
import dev.trowel.core.history.Result;
import dev.trowel.core.history.Step;
import dev.trowel.core.state.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryPrinterTest {

  private static final String ANN = "ann@example.com";
  private static final String LONG = "a-deploying-service-principal@example.com";

  @Test
  void whatWasDoneIsWholeAndTheNameGivesWay() {
    assertThat(table(80, entry(LONG, Errand.DEPLOY, 12, 3)))
        .isEqualTo(
            """
            #  when (UTC)        who              commit   result  what
            1  2026-11-21 15:46  a-deploying-se…  0123456  failed  deploy: 12 done, 3 failed
            """)
        .satisfies(HistoryPrinterTest::fits);
  }

  @Test
  void whatDoesNotFitGoesOnBelow() {
    String table = table(60, entry(ANN, Errand.DEPLOY.named("rollback of 41"), 1200, 34));

    assertThat(table.lines())
        .containsExactly(
            "#  when (UTC)        who           commit   result  what",
            "1  2026-11-21 15:46  ann@example…  0123456  failed  rollback",
            "                                                    of 41:",
            "                                                    1200",
            "                                                    done, 34",
            "                                                    failed");
  }

  @Test
  void aWideScreenShowsWholeNames() {
    assertThat(table(120, entry("somebody.else@example.com", Errand.DEPLOY, 1, 0)))
        .contains("somebody.else@example.com");
  }

  private static void fits(String table) {
    assertThat(table.lines()).allMatch(line -> Cells.of(line) <= 80);
  }

  private static String table(int width, Entry entry) {
    return new HistoryPrinter("prod", List.of(entry), width).table();
  }

  private static Entry entry(String user, Errand errand, int done, int failed) {
    List<Step> steps = new ArrayList<>();
    IntStream.range(0, done).forEach(i -> steps.add(step("a" + i, Step.End.DONE)));
    IntStream.range(0, failed).forEach(i -> steps.add(step("b" + i, Step.End.FAILED)));
    return new Entry(
        1,
        "id",
        "2026-11-21T15:46:07Z",
        "2026-11-21T15:47:07Z",
        new Author(user, "", "", "", "0123456789abcdef", ""),
        errand,
        "",
        Result.FAILED,
        "",
        steps,
        "",
        1,
        new Archived("", ""),
        Optional.empty());
  }

  private static Step step(String name, Step.End end) {
    return new Step("resources.jobs." + name, "update", end, "");
  }
}
