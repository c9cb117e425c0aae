package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyValuesTest {

  private static final View CLUSTER = PolicyValues.of(PolicyValues.Place.of("", ""));

  @Test
  void leavesOutWhatThePolicyFixed() {
    assertThat(
            seen(
                "{policy_id: p-1, custom_tags: {cost: ml}, runtime_engine: STANDARD}",
                "{policy_id: p-1}"))
        .isEqualTo(tree("{policy_id: p-1}"));
  }

  @Test
  void leavesOutDefaultsOnlyWhereTheyAreAskedFor() {
    String live = "{policy_id: p-1, spark_env_vars: {MODE: quiet}}";
    assertThat(seen(live, "{policy_id: p-1}")).isEqualTo(tree(live));
    assertThat(seen(live, "{policy_id: p-1, apply_policy_default_values: true}"))
        .isEqualTo(tree("{policy_id: p-1}"));
  }

  @Test
  void showsWhatSomebodyElseSet() {
    String live = "{policy_id: p-1, custom_tags: {cost: mine, extra: x}, spark_conf: {a: b}}";
    assertThat(seen(live, "{policy_id: p-1}")).isEqualTo(tree(live));
  }

  @Test
  void showsWhatTheBundleSaysToo() {
    String live = "{policy_id: p-1, custom_tags: {cost: ml}}";
    assertThat(seen(live, live)).isEqualTo(tree(live));
    assertThat(seen(live, "{policy_id: p-1, custom_tags: {team: a}}"))
        .isEqualTo(tree("{policy_id: p-1, custom_tags: {}}"));
  }

  @Test
  void knowsLogsScriptsAndVersionsThatTheWorkspaceChooses() {
    String live =
        "{policy_id: p-1, spark_version: 17.3.x-scala2.13, cluster_log_conf: {dbfs: {destination:"
            + " 'dbfs:/logs'}}, init_scripts: [{workspace: {destination: /Shared/init.sh}}]}";
    assertThat(seen(live, "{policy_id: p-1, apply_policy_default_values: true}"))
        .isEqualTo(tree("{policy_id: p-1}"));
  }

  @Test
  void showsAScriptMoreThanThePolicyHas() {
    String live =
        "{policy_id: p-1, init_scripts: [{workspace: {destination: /Shared/init.sh}}, {workspace:"
            + " {destination: /Users/me.sh}}]}";
    assertThat(seen(live, "{policy_id: p-1}")).isEqualTo(tree(live));
  }

  @Test
  void findsClustersInLists() {
    View jobs = PolicyValues.of(PolicyValues.Place.of("job_clusters.*.new_cluster", "k"));
    ObjectNode live =
        tree("{job_clusters: [{k: b, new_cluster: {policy_id: p-1, custom_tags: {cost: ml}}}]}");
    ObjectNode desired =
        tree("{job_clusters: [{k: a, new_cluster: {}}, {k: b, new_cluster: {policy_id: p-1}}]}");
    assertThat(jobs.of(live, desired, withPolicy(live)))
        .isEqualTo(tree("{job_clusters: [{k: b, new_cluster: {policy_id: p-1}}]}"));
  }

  @Test
  void showsEverythingWhileThePolicyCannotBeRead() {
    ObjectNode live = tree("{policy_id: p-1, custom_tags: {cost: ml}}");
    assertThat(CLUSTER.of(live, tree("{policy_id: p-1}"), live)).isEqualTo(live);
    assertThat(ClusterPolicies.read(ScriptedRest.empty(), "p-1")).isEmpty();
  }

  @Test
  void asksForThePoliciesOfAllClusters() {
    JsonNode job =
        tree("{settings: {tasks: [{new_cluster: {policy_id: a}}, {new_cluster: {policy_id: b}}]}}");
    assertThat(CLUSTER.policies(job)).isEqualTo(Set.of("a", "b"));
  }

  private static ObjectNode seen(String live, String desired) {
    ObjectNode tree = tree(live);
    return CLUSTER.of(tree, tree(desired), withPolicy(tree));
  }

  private static JsonNode withPolicy(ObjectNode object) {
    Call get = Call.get("/api/2.0/policies/clusters/get").query("policy_id", "p-1");
    ScriptedRest rest = ScriptedRest.empty().on(ScriptedRest.text(get), TestPolicy.ANSWER);
    JsonNode rules = ClusterPolicies.read(rest, "p-1").orElseThrow();
    return ClusterPolicies.beside(object, Set.of("p-1"), Map.of("p-1", rules));
  }

  private static ObjectNode tree(String yaml) {
    return (ObjectNode) ScriptedRest.tree(yaml);
  }
}
