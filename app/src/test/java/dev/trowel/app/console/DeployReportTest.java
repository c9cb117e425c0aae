package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.deploy.Deployed;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeployReportTest {

  @Test
  void ofFewResourcesEachLinkIsTold() {
    assertThat(report(50, 0).links().lines()).hasSize(50).first().isEqualTo("jobs.j100  /jobs/100");
  }

  @Test
  void ofManyOnlyTheFirstThatWereChanged() {
    assertThat(report(51, 51).links().lines())
        .hasSize(11)
        .startsWith("jobs.j100  /jobs/100", "jobs.j101  /jobs/101")
        .endsWith("and 41 more: trowel summary tells where each of 51 resources is seen");
  }

  @Test
  void ofManyWithoutAChangeNoneIsTold() {
    assertThat(report(1000, 0).links())
        .isEqualTo("trowel summary tells where each of 1000 resources is seen\n");
  }

  private static DeployReport report(int resources, int changed) {
    SortedMap<ResourceKey, String> pages = new TreeMap<>();
    IntStream.range(100, 100 + resources).forEach(i -> pages.put(key(i), "/jobs/" + i));
    List<Change> done =
        IntStream.range(100, 100 + changed)
            .<Change>mapToObj(i -> new Change.Forget(key(i), "1"))
            .toList();
    Outcome nothing = Outcome.nothing();
    Outcome outcome =
        new Outcome(done, new TreeMap<>(), new TreeMap<>(), List.of(), nothing.stopped());
    Plan plan = new Plan(State.none(), new TreeMap<>());
    return new DeployReport(plan, new Deployed(outcome, State.none(), 0, 0), pages);
  }

  private static ResourceKey key(int number) {
    return ResourceKey.of("jobs", "j" + number);
  }
}
