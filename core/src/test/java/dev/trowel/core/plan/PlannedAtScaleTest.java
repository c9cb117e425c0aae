package dev.trowel.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a plan costs grows with the bundle and no faster: counted in allocated bytes, as time is
/// nobody's own on a busy machine.
final class PlannedAtScaleTest {

  private static final String SETTINGS =
      """
      {"name": "Job", "max_concurrent_runs": 1, "tags": {"team": "data"}, "format": "MULTI_TASK",
       "tasks": [
         {"task_key": "a", "spark_python_task": {"python_file": "/a.py", "parameters": ["--x"]}},
         {"task_key": "b", "depends_on": [{"task_key": "a"}],
          "spark_python_task": {"python_file": "/b.py", "parameters": ["--y"]}}]}
      """;

  @Test
  void planningAThousandJobsAllocatesTenTimesWhatAHundredDo() {
    allocated(100);
    double hundred = allocated(100) / 100.0;
    double thousand = allocated(1000) / 1000.0;

    assertThat(thousand).as("bytes a job; of 100 jobs %s", hundred).isLessThan(1.3 * hundred);
  }

  @Test
  void readingAndWritingAStateAllocatesSoManyBytesAByte() {
    State state = state(nodes(1000));
    byte[] text = StateCodec.write(state);

    long before = allocatedSoFar();
    StateCodec.read(StateCodec.write(state), "resources.json");
    double perByte = (allocatedSoFar() - before) / (double) text.length;

    assertThat(perByte).isLessThan(25);
  }

  /// The bytes that this thread allocates to plan, and to write what is to be recorded.
  private static long allocated(int jobs) {
    SortedMap<ResourceKey, Node> nodes = nodes(jobs);
    State state = state(nodes);
    long before = allocatedSoFar();
    Plan plan = new Planner(Kinds::of, PlannedAtScaleTest::answer).plan(nodes, state);
    long after = allocatedSoFar();
    assertThat(plan.changes().stream().filter(line -> line.change().isEffective())).isEmpty();
    return after - before;
  }

  private static long allocatedSoFar() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static Answer answer(Call call) {
    ObjectNode job = JsonNodeFactory.instance.objectNode();
    job.put("job_id", Long.parseLong(call.query().getOrDefault("job_id", "0")));
    job.set("settings", settings());
    return new Answer.Ok(200, job);
  }

  private static SortedMap<ResourceKey, Node> nodes(int jobs) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    for (int i = 0; i < jobs; i++) {
      ResourceKey key = ResourceKey.of("jobs", "job_" + i);
      nodes.put(
          key, Nodes.itself(key, Kinds.of(key).orElseThrow(), settings(), Span.synthetic("test")));
    }
    return nodes;
  }

  private static State state(SortedMap<ResourceKey, Node> nodes) {
    SortedMap<ResourceKey, Recorded> recorded = new TreeMap<>();
    int id = 1;
    for (ResourceKey key : nodes.keySet()) {
      recorded.put(key, new Recorded(Integer.toString(id++), settings(), List.of()));
    }
    return new State("lineage", 1, "", recorded);
  }

  private static ObjectNode settings() {
    try {
      return Json.parse(SETTINGS.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
