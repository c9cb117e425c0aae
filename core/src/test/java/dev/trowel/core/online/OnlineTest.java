package dev.trowel.core.online;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineTest {

  private static final String SCIM = "GET /api/2.0/preview/scim/v2/";
  private static final String UNITY = "GET /api/2.1/unity-catalog/";
  private static final String NOBODY = "{access_control_list: []}";

  @TempDir Path folder;

  private final ScriptedRest rest = ScriptedRest.empty();
  private User user = new User("1", "ana@example.com", "Ana", List.of("analysts"));
  private State state = State.none();

  @BeforeEach
  void agree() {
    rest.on(
        "GET /api/2.0/workspace/get-status?path=/Workspace/Users/ana@example.com",
        ok("{object_id: 5}"));
    rest.on("GET /api/2.0/permissions/directories/5", mine("CAN_MANAGE"));
    rest.on(SCIM, ok("{Resources: [{displayName: somebody}]}"));
  }

  @Test
  void isContentWithWhatIsThere() {
    rest.on("GET /api/2.1/clusters/get?cluster_id=c1", ok("{cluster_id: c1}"));
    rest.on("GET /api/2.0/permissions/clusters/c1", mine("CAN_RESTART"));

    assertThat(check(onCluster("c1"))).isEmpty();
  }

  @Test
  void tellsWhatIsMissingAtItsPlaceWithTheNearestName() {
    rest.on("GET /api/2.1/clusters/list", ok("{clusters: [{cluster_id: c1-long-name}]}"));

    assertThat(check(onCluster("c1-long-nam")))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.code()).isEqualTo("reference-not-found");
          assertThat(found.summary()).isEqualTo("cluster 'c1-long-nam' does not exist");
          assertThat(found.detail()).startsWith("Did you mean 'c1-long-name'?");
          assertThat(found.spans().getFirst()).hasToString("databricks.yml:7:32");
        });
  }

  @Test
  void asksEachThingOnceForAllPlacesAndSubjects() {
    Subject one = subject(onCluster("c1"), rest);
    Subject other = new Subject(one.bundle(), one.host(), user, one.asker(), one.deployed());

    List<List<Diagnostic>> found = run(List.of(one, other));

    assertThat(found.getFirst()).isEqualTo(found.getLast()).hasSize(1);
    assertThat(rest.sent())
        .doesNotHaveDuplicates()
        .contains("GET /api/2.1/clusters/get?cluster_id=c1");
  }

  @Test
  void listsThingsOfWhichThereAreMany() {
    rest.on(
        "GET /api/2.1/clusters/list",
        ok("{clusters: [%s]}".formatted(numbered("{cluster_id: c%d}, "))));

    List<Diagnostic> found =
        check(
            "resources:\n  jobs:\n"
                + numbered("    j%1$d: {tasks: [{task_key: a, existing_cluster_id: c%1$d}]}\n"));

    assertThat(found).extracting(Diagnostic::code).doesNotContain("reference-not-found");
    assertThat(rest.sent()).noneMatch(each -> each.contains("clusters/get"));
  }

  @Test
  void saysOnceWhatTheWorkspaceDoesNotTell() {
    rest.on("GET /api/2.1/clusters/get", ok("{}"));
    rest.on("GET /api/2.0/permissions/clusters", refused(403, "PERMISSION_DENIED", "not for you"));

    List<Diagnostic> found =
        check(onCluster("c1") + "        - {task_key: b, existing_cluster_id: c2}\n");

    assertThat(found)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.code()).isEqualTo("online-unknown");
          assertThat(each.detail())
              .contains("- permissions on the cluster 'c1': not for you")
              .contains("- permissions on the cluster 'c2': not for you");
        });
  }

  @Test
  void warnsOfComputeThatOnlyOthersMayUse() {
    rest.on("GET /api/2.1/clusters/get", ok("{}"));
    rest.on("GET /api/2.0/permissions/clusters/c1", ok(NOBODY));

    assertThat(check(onCluster("c1")))
        .extracting(Diagnostic::summary)
        .containsExactly("not permitted: ana@example.com may not use the cluster 'c1'");
  }

  @Test
  void leavesPermissionsToWhomAJobRunsAs() {
    rest.on("GET /api/2.1/clusters/get", ok("{}"));
    String principal = "      run_as: {service_principal_name: sp}\n";

    assertThat(check(onCluster("c1").replace("      tasks:", principal + "      tasks:")))
        .isEmpty();
    assertThat(rest.sent()).noneMatch(each -> each.contains("permissions/clusters"));
  }

  @Test
  void warnsOfAFolderThatIsNotOurs() {
    rest.on("GET /api/2.0/permissions/directories/5", ok(NOBODY));

    assertThat(check(""))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "not permitted: ana@example.com may not write to /Workspace/Users/ana@example.com");
  }

  @Test
  void administratorsMayDoAllThatAccessListsForbid() {
    user = new User("1", "ana@example.com", "Ana", List.of("admins"));
    rest.on("GET /api/2.0/permissions/directories/5", ok(NOBODY));

    assertThat(check("")).isEmpty();
  }

  @Test
  void warnsOfWhatSomebodyElseDeployed() {
    TreeMap<ResourceKey, Recorded> recorded = new TreeMap<>();
    recorded.put(
        ResourceKey.of("jobs", "count"), new Recorded("7", NullNode.getInstance(), List.of()));
    state = new State("l", 1, "", recorded, JsonNodeFactory.instance.objectNode());
    rest.on("GET /api/2.0/permissions/jobs/7", mine("CAN_VIEW"));

    assertThat(check("resources: {jobs: {count: {name: count}}}"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "not permitted: ana@example.com may not change jobs.count, which is deployed as 7");
  }

  @Test
  void warnsOfPrivilegesThatAreLacking() {
    rest.on(UNITY + "catalogs/main", ok("{owner: bob}"));
    rest.on(
        UNITY + "effective-permissions/catalog/main",
        ok(
            "{privilege_assignments: [{principal: analysts, privileges: [{privilege:"
                + " USE_CATALOG}]}, {principal: bob, privileges: [{privilege:"
                + " ALL_PRIVILEGES}]}]}"));

    assertThat(check("resources: {schemas: {fares: {catalog_name: main, name: fares}}}"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "not permitted: ana@example.com lacks CREATE_SCHEMA on the catalog 'main'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"analysts", "account users", "ana@example.com"})
  void ownersNeedNoPrivileges(String owner) {
    rest.on(UNITY + "catalogs/main", ok("{owner: '" + owner + "'}"));
    rest.on(UNITY + "effective-permissions/catalog/main", ok("{}"));

    assertThat(check("resources: {schemas: {fares: {catalog_name: main, name: fares}}}")).isEmpty();
  }

  @Test
  void onlyAdministratorsHaveThingsRunAsAnotherUser() {
    assertThat(check("resources: {jobs: {count: {run_as: {user_name: bob@example.com}}}}"))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "not permitted: ana@example.com may not have things run as bob@example.com");
  }

  @Test
  void aServicePrincipalTakesARoleThatTheAccountTells() {
    rest.on(
        "GET /api/2.0/preview/accounts/access-control/rule-sets",
        ok("{grant_rules: [{role: roles/servicePrincipal.user, principals: [users/bob]}]}"));

    assertThat(
            check(
                "workspace: {account_id: acc}\n"
                    + "resources: {jobs: {count: {run_as: {service_principal_name: sp}}}}"))
        .extracting(Diagnostic::summary)
        .containsExactly("not permitted: ana@example.com may not have things run as sp");
    assertThat(rest.sent()).anyMatch(each -> each.contains("accounts/acc/servicePrincipals/sp/"));
  }

  @Test
  void findsPrincipalsThatAreNotThere() {
    rest.on(SCIM + "Groups?filter=displayName eq \"analyst\"", ok("{Resources: []}"));
    rest.on(
        SCIM + "Groups?attributes=displayName&count=1000",
        ok("{Resources: [{displayName: analysts}]}"));

    assertThat(
            check(
                "resources: {jobs: {count: {permissions: [{level: CAN_VIEW, group_name:"
                    + " analyst}]}}}"))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.summary()).isEqualTo("group 'analyst' does not exist");
          assertThat(found.detail()).startsWith("Did you mean 'analysts'?");
        });
  }

  @Test
  void findsSecretsThatAreNotThere() {
    rest.on("GET /api/2.0/secrets/scopes/list", ok("{scopes: [{name: taxi}]}"));
    rest.on("GET /api/2.0/secrets/list?scope=taxi", ok("{secrets: [{key: token}]}"));

    assertThat(
            check(
                "resources: {jobs: {count: {tags: {a: '{{secrets/taxi/token}}', b:"
                    + " '{{secrets/taxi/tokn}}'}}}}"))
        .extracting(Diagnostic::summary)
        .containsExactly("secret 'tokn' in scope 'taxi' does not exist");
  }

  @Test
  void takesAModelForGivenThatTheWorkspaceRegistryHas() {
    rest.on("GET /api/2.0/mlflow/registered-models/get?name=fare", ok("{}"));

    assertThat(
            check(
                "resources: {model_serving_endpoints: {e: {name: e, config: {served_entities:"
                    + " [{entity_name: fare, entity_version: '2'}]}}}}"))
        .extracting(Diagnostic::summary)
        .containsExactly("model version 'fare.2' does not exist");
  }

  @Test
  void changesNothing() {
    Asker asker = new Asker(rest);

    assertThatThrownBy(() -> asker.send(Call.post("/api/2.2/jobs/create", NullNode.getInstance())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void givesUpWhenTheTimeIsOverAndSaysWhatIsLeft() {
    CountDownLatch never = new CountDownLatch(1);
    RestClient hangs =
        call -> {
          if (!call.path().contains("clusters/get")) {
            return new Answer.Unclear("no");
          }
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Answer.Unclear("interrupted");
        };
    Subject subject = subject(onCluster("c1"), hangs);
    AtomicLong clock = new AtomicLong();

    try (Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock::get)) {
      clock.set(Duration.ofSeconds(11).toNanos());
      List<Diagnostic> found = new Online(deadline).check(List.of(subject)).getFirst();

      assertThat(found)
          .filteredOn(each -> each.code().equals("online-unfinished"))
          .singleElement()
          .satisfies(each -> {
            assertThat(each.summary()).isEqualTo("the workspace did not answer within 10 s");
            assertThat(each.detail()).contains("\n- cluster 'c1'\n");
          });
    }
  }

  private static String onCluster(String id) {
    return """
    resources:
      jobs:
        count:
          tasks:
            - task_key: a
              existing_cluster_id: %s
    """
        .formatted(id);
  }

  private static String numbered(String template) {
    return IntStream.range(0, 30).mapToObj(template::formatted).collect(Collectors.joining());
  }

  private static Answer mine(String level) {
    return ok(
        "{access_control_list: [{group_name: analysts, all_permissions: [{permission_level: %s}]}]}"
            .formatted(level));
  }

  private List<Diagnostic> check(String yaml) {
    return run(List.of(subject(yaml, rest))).getFirst();
  }

  private static List<List<Diagnostic>> run(List<Subject> subjects) {
    try (Deadline deadline = Deadline.in(Duration.ofMinutes(1))) {
      return new Online(deadline).check(subjects);
    }
  }

  private Subject subject(String yaml, RestClient client) {
    return TestSubjects.of(folder, yaml, user, client, state);
  }
}
