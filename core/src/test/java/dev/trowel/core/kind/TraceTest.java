package dev.trowel.core.kind;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// By what an object of each kind is found again when nobody got to know its id.
final class TraceTest {

  @Test
  void everyKindHasOne() {
    Map<Trace, Set<String>> kinds =
        Kinds.ALL.stream()
            .collect(
                groupingBy(
                    kind -> kind.operations().trace(), mapping(ResourceKind::name, toSet())));

    assertThat(kinds).containsOnlyKeys(Trace.MARKER, Trace.NAME, Trace.LIKENESS);
    assertThat(kinds.get(Trace.MARKER)).containsExactlyInAnyOrder("jobs", "pipelines");
    assertThat(kinds.get(Trace.LIKENESS))
        .containsExactlyInAnyOrder("alerts", "clusters", "dashboards", "genie_spaces", "job_runs");
    assertThat(kinds.get(Trace.NAME)).hasSize(Kinds.ALL.size() - 7);
  }

  @Test
  void whatHangsOnAnotherObjectIsFoundByThat() {
    assertThat(
            Kinds.ALL.stream()
                .flatMap(kind -> Stream.of(kind.permissions(), kind.grants()))
                .flatMap(Optional::stream))
        .allMatch(part -> part.operations().trace() == Trace.OWNER);
  }
}
