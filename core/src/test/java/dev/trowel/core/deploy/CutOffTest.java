package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A deployment that is cut off anywhere is finished by the next one, from another machine; nothing
/// is there twice, nothing is left, and nothing looks as if somebody had changed it.
final class CutOffTest {

  private static final String FIRST =
      """
      bundle: {name: b}
      targets: {default: {mode: production, default: true, workspace: {root_path: "%s"}, run_as: {user_name: ana@example.com}}}
      resources:
        jobs:
          a: {name: twin}
          b: {name: twin}
          c:
            name: c
            tasks: [{task_key: t, run_job_task: {job_id: "${resources.jobs.a.id}"}}]
            permissions: [{level: CAN_VIEW, group_name: users}]
        job_runs: {r: {job_id: "${resources.jobs.c.id}"}}
        pipelines: {p: {name: p, catalog: main, schema: "${resources.schemas.sc.name}"}}
        schemas: {sc: {name: s, catalog_name: main, grants: [{principal: users, privileges: [USE_SCHEMA]}]}}
        volumes: {v: {name: v, catalog_name: main, schema_name: "${resources.schemas.sc.name}", volume_type: MANAGED}}
        experiments: {e: {name: /Users/ana@example.com/e}}
        secret_scopes: {s: {name: s, permissions: [{level: READ, group_name: users}]}}
        sql_warehouses: {w: {name: w, cluster_size: Small, max_num_clusters: 1}}
        clusters: {cl: {cluster_name: c, spark_version: 15.4.x-scala2.12, node_type_id: i3.xlarge, num_workers: 1}}
        alerts:
          al:
            display_name: a
            warehouse_id: "${resources.sql_warehouses.w.id}"
            query_text: select 1
            evaluation: {comparison_operator: GREATER_THAN, source: {name: n}, threshold: {value: {double_value: 2}}}
            schedule: {quartz_cron_schedule: "0 0 8 * * ?", timezone_id: UTC}
        dashboards: {d: {display_name: d, warehouse_id: "${resources.sql_warehouses.w.id}", serialized_dashboard: "{}"}}
        genie_spaces: {g: {title: g, warehouse_id: "${resources.sql_warehouses.w.id}", serialized_space: '{"version": 1}'}}
      """
          .formatted(Ground.ROOT);

  private static final List<Listing> LISTINGS =
      List.of(
          new Listing("/api/2.2/jobs/list", "jobs", "/settings/name"),
          new Listing("/api/2.2/jobs/runs/list", "runs", "/run_name"),
          new Listing("/api/2.0/pipelines", "statuses", "/name"),
          new Listing("/api/2.1/clusters/list", "clusters", "/cluster_name"),
          new Listing("/api/2.0/alerts", "alerts", "/display_name"),
          new Listing("/api/2.0/lakeview/dashboards", "dashboards", "/display_name"),
          new Listing("/api/2.0/genie/spaces", "spaces", "/title"),
          new Listing("/api/2.0/sql/warehouses", "warehouses", "/name"),
          new Listing("/api/2.0/secrets/scopes/list", "scopes", "/name"),
          new Listing("/api/2.1/unity-catalog/schemas?catalog_name=main", "schemas", "/name"));

  @TempDir Path root;

  private record Listing(String path, String list, String name) {
    List<String> of(RestClient rest) {
      String[] parts = path.split("[?=]", -1);
      Call call = Call.get(parts[0]);
      Answer answer = rest.send(parts.length > 1 ? call.query(parts[1], parts[2]) : call);
      assertThat(answer).isInstanceOf(Answer.Ok.class);
      JsonNode found = ((Answer.Ok) answer).body().path(list);
      return found.valueStream().map(each -> list + " " + each.at(name).asText()).toList();
    }
  }

  private static final String ONE =
      """
      bundle: {name: b}
      targets: {default: {default: true}}
      workspace: {root_path: %s}
      resources:
        jobs:
          one: {name: one}
      """
          .formatted(Ground.ROOT);

  private static List<String> live(Ground ground) {
    RestClient rest = ground.workspace().rest();
    return LISTINGS.stream().flatMap(each -> each.of(rest).stream()).sorted().toList();
  }

  private void forget() throws IOException {
    Path folder = root.resolve(".databricks");
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void isTheBundleWhenNothingIsCutOff() throws IOException {
    try (Ground ground = new Ground(root)) {
      List<String> before = live(ground);
      ground.bundle(FIRST).deploy();
      assertThat(live(ground)).hasSize(before.size() + 12);
      ground.destroy();
      assertThat(live(ground)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isFinishedByTheNextOne(boolean carriedOut) throws IOException {
    finish(carriedOut, carriedOut ? 3 : 6, 7);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isFinishedByTheNextOneWhereverItWas(boolean carriedOut) throws IOException {
    finish(carriedOut, 1, 1);
  }

  private void finish(boolean carriedOut, int first, int step) throws IOException {
    int request = first;
    boolean cut = true;
    while (cut) {
      try (Ground ground = new Ground(root)) {
        List<String> before = live(ground);
        ground.bundle(FIRST);
        cut = ground.deployUntil(request, carriedOut);
        forget();
        ground.giveTurnBack();

        ground.deploy();

        String at = "request " + request;
        assertThat(live(ground)).as(at).hasSize(before.size() + 12).contains("jobs c");
        forget();
        assertThat(ground.propose().plan().changes()).as(at).extracting(Planned::key).isEmpty();
        assertThat(ground.propose().isEmpty()).as(at).isTrue();
        ground.destroy();
        assertThat(live(ground)).as(at).isEqualTo(before);
      }
      request += step;
    }
    assertThat(request).isGreaterThan(30);
  }

  /// The first one, changed: in place, with a new name, with a new object, with less, with more.
  private static String second() {
    return FIRST
        .replace("{name: twin}\n    c:", "{name: twin}\n    more: {name: more}\n    c:")
        .replace("name: c\n", "name: c\n      description: two\n")
        .replace("CAN_VIEW, group_name: users", "CAN_MANAGE_RUN, group_name: users")
        .replace("cluster_size: Small", "cluster_size: Medium")
        .replace("name: v, catalog_name", "name: v2, catalog_name")
        .replace("display_name: d,", "display_name: d2,")
        .replace("title: g,", "title: g2,")
        .replace("node_type_id: i3.xlarge, num", "node_type_id: i3.2xlarge, num")
        .replace("select 1", "select 2")
        .replace("USE_SCHEMA", "SELECT")
        .replaceAll("(?m)^    experiments:.*\n", "");
  }

  private static String third() {
    return second()
        .replace("description: two", "description: three")
        .replace("cluster_size: Medium", "cluster_size: Large")
        .replace("display_name: d2,", "display_name: d3,")
        .replace("select 2", "select 3");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItHadChangedIsNobodyElsesWork(boolean carriedOut) throws IOException {
    change(carriedOut, carriedOut ? 3 : 6, 7);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItHadChangedIsNobodyElsesWorkWhereverItWas(boolean carriedOut) throws IOException {
    change(carriedOut, 1, 1);
  }

  private void change(boolean carriedOut, int first, int step) throws IOException {
    int request = first;
    boolean cut = true;
    while (cut) {
      String at = "request " + request;
      try (Ground ground = new Ground(root)) {
        List<String> before = live(ground);
        ground.bundle(FIRST).deploy();
        ground.bundle(second());
        cut = ground.deployUntil(request, carriedOut);
        forget();
        ground.giveTurnBack();

        ground.bundle(third());
        Proposal proposal = ground.propose();
        assertThat(Reviewer.review(proposal, ground.site()).items())
            .as(at)
            .filteredOn(Item::isDrifted)
            .isEmpty();
        ground.deploy();

        assertThat(live(ground)).as(at).hasSize(before.size() + 13);
        forget();
        assertThat(ground.propose().isEmpty()).as(at).isTrue();
        ground.destroy();
        assertThat(live(ground)).as(at).isEqualTo(before);
      }
      request += step;
    }
    assertThat(request).isGreaterThan(15);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverChangedSomethingIsInTheHistory(boolean carriedOut) throws IOException {
    int request = 1;
    boolean cut = true;
    while (cut) {
      try (Ground ground = new Ground(root)) {
        ground.bundle(ONE);
        cut = ground.deployUntil(request, carriedOut);
        forget();
        ground.giveTurnBack();
        boolean changed = live(ground).contains("jobs one");
        boolean isOpen = !ground.propose().isEmpty();

        ground.deploy();

        int own = isOpen ? 1 : 0;
        assertThat(Chronicles.folder(ground.site()).latest(9, "", new Diagnostics()))
            .as("request %d, %s", request, changed ? "after the job" : "before the job")
            .hasSizeGreaterThanOrEqualTo(changed ? own + 1 : own);
        forget();
      }
      request++;
    }
  }
}
