package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlanPrinterTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "train");
  private static final ResourceKey SCHEMA = ResourceKey.of("schemas", "fares");

  @Test
  void printsActionsAndSumsOnly() {
    Change update = new Change.Update(JOB, "1", new TreeSet<>(List.of(Path.of("name"))));

    assertThat(new PlanPrinter(false).print(plan(update, new Change.Delete(SCHEMA, "x.y"))))
        .isEqualTo(
            """
            update jobs.train
            delete schemas.fares

            Plan: 0 to add, 1 to change, 1 to delete, 0 unchanged
            """);
  }

  @Test
  void paintsActionsOnAScreen() {
    assertThat(new PlanPrinter(true).print(plan(new Change.Delete(SCHEMA, "x.y"))))
        .startsWith("\u001b[31mdelete\u001b[0m schemas.fares\n");
  }

  @Test
  void printsTheSumsAloneWhereNothingChanges() {
    assertThat(new PlanPrinter(false).print(plan(new Change.Keep(JOB, "1"))))
        .isEqualTo("Plan: 0 to add, 0 to change, 0 to delete, 1 unchanged\n");
  }

  private static Plan plan(Change... changes) {
    SortedMap<ResourceKey, Planned> lines = new TreeMap<>();
    for (Change change : changes) {
      lines.put(
          change.key(),
          new Planned(
              change,
              Kinds.of(change.key()).orElseThrow(),
              List.of(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty()));
    }
    return new Plan(State.none(), lines);
  }
}
