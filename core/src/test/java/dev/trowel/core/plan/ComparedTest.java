package dev.trowel.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.kind.SentNames;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `lifecycle.ignore_changes` makes of a comparison.
final class ComparedTest {

  private static final ResourceKind JOBS = Kinds.named("jobs").orElseThrow();
  private static final ResourceKind SCHEMAS = Kinds.named("schemas").orElseThrow();

  @Test
  void theLiveValueStaysAndIsToldAsKept() {
    Compared compared =
        jobs(
            "max_concurrent_runs",
            "{name: a, max_concurrent_runs: 3}",
            "{name: a, max_concurrent_runs: 3}",
            "{name: a, max_concurrent_runs: 9}");

    assertThat(compared.desired().value()).isEqualTo(tree("{name: a, max_concurrent_runs: 9}"));
    Difference kept = compared.differences().getFirst();
    assertThat(kept.verdict()).isEqualTo(Verdict.SKIP);
    assertThat(kept.isIgnored()).isTrue();
    assertThat(kept.origin()).isEqualTo(Origin.HAND);
  }

  @Test
  void nothingIsPlannedWhenOnlyTheBundleChanges() {
    Compared compared =
        jobs(
            "max_concurrent_runs",
            "{max_concurrent_runs: 3}",
            "{max_concurrent_runs: 5}",
            "{max_concurrent_runs: 3}");

    assertThat(verdicts(compared)).containsOnly(Verdict.SKIP);
    assertThat(compared.desired().value()).isEqualTo(tree("{max_concurrent_runs: 3}"));
  }

  @Test
  void whatIsNotIgnoredIsStillBroughtInLine() {
    Compared compared =
        jobs(
            "schedule.pause_status",
            "{name: a, schedule: {quartz_cron_expression: x, pause_status: UNPAUSED}}",
            "{name: b, schedule: {quartz_cron_expression: y, pause_status: UNPAUSED}}",
            "{name: a, schedule: {quartz_cron_expression: x, pause_status: PAUSED}}");

    assertThat(compared.desired().value())
        .isEqualTo(tree("{name: b, schedule: {quartz_cron_expression: y, pause_status: PAUSED}}"));
    assertThat(effective(compared)).containsExactly("name", "schedule.quartz_cron_expression");
  }

  @Test
  void elementsAreFoundByTheirKey() {
    for (String place :
        List.of(
            "tasks[a].max_retries", "tasks[task_key='a'].max_retries", "tasks[*].max_retries")) {
      Compared compared =
          jobs(
              place,
              "{tasks: [{task_key: a, max_retries: 1}, {task_key: b, timeout_seconds: 1}]}",
              "{tasks: [{task_key: a, max_retries: 1}, {task_key: b, timeout_seconds: 2}]}",
              "{tasks: [{task_key: b, timeout_seconds: 1}, {task_key: a, max_retries: 7}]}");

      assertThat(compared.desired().value())
          .isEqualTo(
              tree("{tasks: [{task_key: a, max_retries: 7}, {task_key: b, timeout_seconds: 2}]}"));
      assertThat(effective(compared)).containsExactly("tasks[task_key='b'].timeout_seconds");
    }
  }

  @Test
  void anElementMadeByHandStaysAndOneTakenAwayStaysAway() {
    String bundle = "{tasks: [{task_key: a}, {task_key: b}]}";
    assertThat(
            jobs(
                    "tasks[c]",
                    bundle,
                    bundle,
                    "{tasks: [{task_key: a}, {task_key: b}, {task_key: c}]}")
                .desired()
                .value())
        .isEqualTo(tree("{tasks: [{task_key: a}, {task_key: b}, {task_key: c}]}"));
    assertThat(jobs("tasks[b]", bundle, bundle, "{tasks: [{task_key: a}]}").desired().value())
        .isEqualTo(tree("{tasks: [{task_key: a}]}"));
  }

  @Test
  void aKeyOfAMappingStaysAlsoWhereTheBundleHasNoMapping() {
    Compared compared = jobs("tags.owner", "{name: a}", "{name: a}", "{name: a, tags: {owner: o}}");

    assertThat(compared.desired().value()).isEqualTo(tree("{name: a, tags: {owner: o}}"));
    assertThat(verdicts(compared)).allMatch(Verdict.SKIP::equals);
  }

  @Test
  void whatStandsAroundAnIgnoredFieldIsTheBundles() {
    Compared compared =
        jobs(
            "schedule.pause_status",
            "{name: a}",
            "{name: a}",
            "{name: a, schedule: {quartz_cron_expression: x, pause_status: PAUSED}}");

    assertThat(compared.desired().value()).isEqualTo(tree("{name: a}"));
    assertThat(effective(compared)).containsExactly("schedule");
  }

  @Test
  void aFieldThatCannotChangeInPlaceReplacesNothing() {
    Compared compared =
        compared(
            SCHEMAS,
            "storage_root",
            "{catalog_name: main, name: s, storage_root: 's3://a'}",
            "{catalog_name: main, name: s, storage_root: 's3://b'}",
            "{catalog_name: main, name: s, storage_root: 's3://a'}");

    assertThat(verdicts(compared)).containsOnly(Verdict.SKIP);
    assertThat(compared.desired().value().path("storage_root").asText()).isEqualTo("s3://a");
  }

  @Test
  void aReferenceAtAnIgnoredPlaceIsOpenNoMore() {
    Compared compared =
        jobs(
            "description",
            "{description: old}",
            "{description: '${resources.jobs.b.id}'}",
            "{description: by hand}");

    assertThat(compared.desired().isKnown()).isTrue();
  }

  private static List<Verdict> verdicts(Compared compared) {
    return compared.differences().stream().map(Difference::verdict).toList();
  }

  private static List<String> effective(Compared compared) {
    return compared.differences().stream()
        .filter(each -> each.verdict() != Verdict.SKIP)
        .map(each -> each.path().toString())
        .toList();
  }

  private static Compared jobs(String place, String recorded, String wanted, String live) {
    return compared(JOBS, place, recorded, wanted, live);
  }

  private static Compared compared(
      ResourceKind kind, String place, String recorded, String wanted, String live) {
    ResourceKey key = ResourceKey.of(kind.name(), "x");
    Node node =
        Nodes.itself(key, kind, tree(wanted), Span.synthetic("test"))
            .ignoring(Ignored.of(List.of(place), SentNames.SAME));
    Recorded known = new Recorded("1", tree(recorded), List.of());
    return Compared.of(node, known, node.settings(), tree(live));
  }

  private static ObjectNode tree(String yaml) {
    return (ObjectNode) Yaml.yaml(yaml);
  }
}
