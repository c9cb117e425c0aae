package dev.trowel.core.preflight;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.trowel.core.online.Deadline;
import dev.trowel.core.online.TestSubjects;
import dev.trowel.core.preflight.Finding.Status;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.core.workspace.User;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.interpolate.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreflightTest {

  private static final String UNITY = "GET /api/2.1/unity-catalog/";
  private static final String SCIM = "GET /api/2.0/preview/scim/v2/";
  private static final String FEATURES =
      "resources: {schemas: {features: {catalog_name: main, name: features}}}\n";
  private static final String SECRET =
      "resources: {jobs: {j: {name: j, parameters: [{name: t, default: '{{secrets/s/k}}'}]}}}\n";

  @TempDir Path folder;

  private final ScriptedRest rest = ScriptedRest.empty();
  private final User user = new User("1", "ana@example.com", "Ana", List.of("analysts"));
  private State state = State.none();

  @Test
  void listsEveryRequirement() throws IOException {
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/trowel/core/preflight"))) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains(" implements Requirement ")) {
          written.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    assertThat(Requirements.ALL)
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void aMissingCatalogIsMadeAndItsUseGranted() {
    assertThat(statements(check(FEATURES)))
        .containsExactly(
            "CREATE CATALOG IF NOT EXISTS `main`;",
            "GRANT USE CATALOG, CREATE SCHEMA ON CATALOG `main` TO `ana@example.com`;");
  }

  @Test
  void onlyThePrivilegesThatAreLackingAreGranted() {
    rest.on(UNITY + "catalogs/main", ok("{owner: bob}"));
    grantOnMain("{principal: analysts, privileges: [{privilege: USE_CATALOG}]}");

    assertThat(statements(check(FEATURES)))
        .containsExactly("GRANT CREATE SCHEMA ON CATALOG `main` TO `ana@example.com`;");
  }

  @Test
  void whatOthersHoldDoesNotHelp() {
    rest.on(UNITY + "catalogs/main", ok("{owner: bob}"));
    grantOnMain("{principal: bob, privileges: [{privilege: ALL_PRIVILEGES}]}");

    assertThat(statements(check(FEATURES)))
        .containsExactly(
            "GRANT USE CATALOG, CREATE SCHEMA ON CATALOG `main` TO `ana@example.com`;");
  }

  @Test
  void ownersAndHoldersOfAllNeedNothing() {
    rest.on(UNITY + "catalogs/main", ok("{owner: analysts}"));
    assertThat(check(FEATURES)).extracting(Finding::status).containsOnly(Status.THERE);

    rest.on(UNITY + "catalogs/main", ok("{owner: bob}"));
    grantOnMain("{principal: ana@example.com, privileges: [{privilege: ALL_PRIVILEGES}]}");
    assertThat(check(FEATURES)).extracting(Finding::status).containsOnly(Status.THERE);
  }

  @Test
  void whatIsDeployedAlreadyTakesNoPrivilegeToMake() {
    TreeMap<ResourceKey, Recorded> recorded = new TreeMap<>();
    recorded.put(
        ResourceKey.of("schemas", "features"),
        new Recorded("main.features", NullNode.getInstance(), List.of()));
    state = new State("l", 1, "", recorded, JsonNodeFactory.instance.objectNode());
    rest.on(UNITY + "catalogs/main", ok("{owner: bob}"));

    assertThat(check(FEATURES))
        .extracting(each -> each.need().what())
        .containsExactly("catalog 'main'");
  }

  @Test
  void whatTheBundleMakesItselfIsNotAskedFor() {
    assertThat(
            check(
                """
                resources:
                  catalogs: {main: {name: main}}
                  schemas: {features: {catalog_name: main, name: features}}
                  volumes:
                    v: {catalog_name: main, schema_name: features, name: v, volume_type: MANAGED}
                  jobs: {j: {name: j, parameters: [{name: p, default: /Volumes/main/features/v/x}]}}
                """))
        .isEmpty();
    assertThat(rest.sent()).isEmpty();
  }

  @Test
  void whatAPathOfAVolumeLiesInIsAskedForFirst() {
    assertThat(
            statements(
                check(
                    """
                    workspace: {artifact_path: /Volumes/c/s/v/libs}
                    """)))
        .containsExactly(
            "CREATE CATALOG IF NOT EXISTS `c`;",
            "GRANT USE CATALOG ON CATALOG `c` TO `ana@example.com`;",
            "CREATE SCHEMA IF NOT EXISTS `c`.`s`;",
            "GRANT USE SCHEMA ON SCHEMA `c`.`s` TO `ana@example.com`;",
            "CREATE VOLUME IF NOT EXISTS `c`.`s`.`v`;",
            "GRANT READ VOLUME, WRITE VOLUME ON VOLUME `c`.`s`.`v` TO `ana@example.com`;");
  }

  @Test
  void aMonitoredTableIsMadeWithTheColumnsThatAreWatched() {
    rest.on(UNITY + "catalogs/c", ok("{owner: ana@example.com}"));
    rest.on(UNITY + "schemas/c.s", ok("{}"));

    assertThat(
            statements(
                check(
                    """
                    resources:
                      quality_monitors:
                        m:
                          table_name: c.s.t
                          output_schema_name: c.s
                          assets_dir: /Shared/m
                          inference_log:
                            timestamp_col: at
                            model_id_col: model
                            prediction_col: guess
                            label_col: truth
                            granularities: [1 day]
                            problem_type: PROBLEM_TYPE_CLASSIFICATION
                    """)))
        .containsExactly(
            "CREATE TABLE IF NOT EXISTS `c`.`s`.`t` (`at` TIMESTAMP, `model` STRING,"
                + " `guess` STRING, `truth` STRING);",
            "GRANT SELECT ON TABLE `c`.`s`.`t` TO `ana@example.com`;");
  }

  @Test
  void aMissingScopeIsMadeWithItsKeys() {
    rest.on("GET /api/2.0/secrets/scopes/list", ok("{scopes: [{name: other}]}"));

    assertThat(statements(check(SECRET)))
        .containsExactly("databricks secrets create-scope s", "databricks secrets put-secret s k");
  }

  @Test
  void aMissingKeyIsPut() {
    rest.on("GET /api/2.0/secrets/scopes/list", ok("{scopes: [{name: s}]}"));
    rest.on("GET /api/2.0/secrets/list?scope=s", ok("{secrets: [{key: other}]}"));

    assertThat(statements(check(SECRET))).containsExactly("databricks secrets put-secret s k");
  }

  @Test
  void whoMayNotReadInAScopeIsGivenTheRight() {
    rest.on("GET /api/2.0/secrets/scopes/list", ok("{scopes: [{name: s}]}"));
    rest.on(
        "GET /api/2.0/secrets/list?scope=s", ScriptedRest.refused(403, "PERMISSION_DENIED", "no"));

    assertThat(statements(check(SECRET)))
        .containsExactly("databricks secrets put-acl s ana@example.com READ");
  }

  @Test
  void whoAJobRunsAsMustReadItsSecrets() {
    rest.on("GET /api/2.0/secrets/scopes/list", ok("{scopes: [{name: s}]}"));
    rest.on("GET /api/2.0/secrets/list?scope=s", ok("{secrets: [{key: k}]}"));
    rest.on(SCIM, ok("{Resources: [{applicationId: sp}]}"));
    String asOther =
        SECRET.replace("{name: j, ", "{name: j, run_as: {service_principal_name: sp}, ");
    String acls = "GET /api/2.0/secrets/acls/list?scope=s";

    rest.on(acls, ok("{items: [{principal: bob@example.com, permission: MANAGE}]}"));
    assertThat(statements(check(asOther))).containsExactly("databricks secrets put-acl s sp READ");

    rest.on(acls, ok("{items: [{principal: sp, permission: READ}]}"));
    assertThat(statements(check(asOther))).isEmpty();
  }

  @Test
  void aRoleOnAServicePrincipalIsAddedToThoseThatAreThere() {
    rest.on(SCIM, ok("{Resources: [{applicationId: sp}]}"));
    rest.on(
        "GET /api/2.0/preview/accounts/access-control/rule-sets",
        ok(
            "{etag: e1, grant_rules: [{role: roles/servicePrincipal.user, principals:"
                + " [users/bob]}]}"));
    String yaml =
        """
        workspace: {account_id: acc}
        resources: {jobs: {j: {name: j, run_as: {service_principal_name: sp}}}}
        """;

    assertThat(statements(check(yaml)))
        .containsExactly(
            "databricks account-access-control-proxy update-rule-set --json"
                + " '{\"name\":\"accounts/acc/servicePrincipals/sp/ruleSets/default\",\"rule_set\":"
                + "{\"name\":\"accounts/acc/servicePrincipals/sp/ruleSets/default\",\"etag\":\"e1\","
                + "\"grant_rules\":["
                + "{\"role\":\"roles/servicePrincipal.user\",\"principals\":[\"users/bob\"]},"
                + "{\"role\":\"roles/servicePrincipal.user\",\"principals\":[\"users/ana@example.com\"]}"
                + "]}}'");
  }

  @Test
  void withoutAnAccountNobodyTellsOfRoles() {
    rest.on(SCIM, ok("{Resources: [{applicationId: sp}]}"));

    assertThat(check("resources: {jobs: {j: {name: j, run_as: {service_principal_name: sp}}}}"))
        .filteredOn(each -> each.need().what().startsWith("role "))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.status()).isEqualTo(Status.UNKNOWN);
          assertThat(found.note()).contains("workspace.account_id");
        });
  }

  @Test
  void whomTheWorkspaceDoesNotKnowTheAccountMay() {
    rest.on(UNITY + "catalogs/main", ok("{owner: ana@example.com}"));
    rest.on(SCIM + "Groups?filter=displayName eq \"data team\"", ok("{Resources: []}"));
    rest.on(SCIM + "Users?filter=userName eq \"bob@example.com\"", ok("{Resources: [{}]}"));

    assertThat(
            check(
                """
                resources:
                  schemas:
                    s:
                      catalog_name: main
                      name: s
                      grants:
                        - {principal: data team, privileges: [SELECT]}
                        - {principal: bob@example.com, privileges: [SELECT]}
                        - {principal: account users, privileges: [SELECT]}
                """))
        .filteredOn(each -> each.need().places().getFirst().contains("grants"))
        .extracting(each -> each.need().what() + " " + each.status())
        .containsExactly("group 'data team' UNKNOWN", "user 'bob@example.com' THERE");
  }

  @Test
  void missingPrincipalsAreAdded() {
    rest.on(SCIM, ok("{Resources: []}"));

    assertThat(
            statements(
                check(
                    """
                    resources:
                      jobs:
                        j:
                          name: j
                          run_as: {service_principal_name: 0000-11}
                          permissions:
                            - {level: CAN_VIEW, group_name: data team}
                            - {level: CAN_VIEW, user_name: bob@example.com}
                    """)))
        .containsExactlyInAnyOrder(
            "databricks service-principals create --application-id 0000-11",
            "databricks groups create --display-name 'data team'",
            "databricks users create --user-name bob@example.com");
  }

  @Test
  void computeThatIsThereMustBeUsable() {
    rest.on("GET /api/2.1/clusters/get?cluster_id=c1", ok("{cluster_id: c1}"));
    rest.on("GET /api/2.0/permissions/clusters/c1", ok("{access_control_list: []}"));

    assertThat(
            statements(
                check(
                    "resources: {jobs: {j: {name: j, tasks: [{task_key: a, existing_cluster_id:"
                        + " c1}]}}}")))
        .containsExactly(
            "databricks permissions update clusters c1 --json '{\"access_control_list\":"
                + " [{\"user_name\": \"ana@example.com\", \"permission_level\":"
                + " \"CAN_ATTACH_TO\"}]}'");
  }

  @Test
  void whatTheWorkspaceDoesNotSayIsUnknown() {
    rest.on(UNITY + "catalogs/main", refused(500, "INTERNAL", "sorry"));

    assertThat(check(FEATURES))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.status()).isEqualTo(Status.UNKNOWN);
          assertThat(each.note()).isEqualTo("sorry");
        });
  }

  @Test
  void whatMayNotBeSeenIsGranted() {
    rest.on(UNITY + "catalogs/main", refused(403, "PERMISSION_DENIED", "not for you"));

    assertThat(check(FEATURES))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.status()).isEqualTo(Status.MISSING);
          assertThat(each.note()).isEqualTo("or ana@example.com may not see it");
          assertThat(each.open()).hasSize(2);
        });
  }

  @Test
  void lookupsThatFindNothingAreNotedAndReadOn() {
    Lookups lookups =
        new Lookups((kind, name) ->
            name.equals("there")
                ? new Lookup.Found("1")
                : new Lookup.Failed(kind + " named '" + name + "' does not exist"));

    assertThat(lookups.find("warehouse", "there")).isEqualTo(new Lookup.Found("1"));
    assertThat(lookups.find("warehouse", "small")).isEqualTo(new Lookup.Unasked());
    assertThat(lookups.find("job", "j")).isEqualTo(new Lookup.Unasked());
    assertThat(lookups.findings("ana@example.com"))
        .extracting(Finding::status)
        .containsExactly(Status.THERE, Status.MISSING, Status.MISSING);
    assertThat(statements(lookups.findings("ana@example.com")))
        .containsExactly("databricks warehouses create --name small --cluster-size 2X-Small");
  }

  private void grantOnMain(String assignment) {
    rest.on(
        UNITY + "effective-permissions/catalog/main",
        ok("{privilege_assignments: [" + assignment + "]}"));
  }

  private static List<String> statements(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.status() == Status.MISSING)
        .flatMap(each -> each.open().stream())
        .map(Statement::text)
        .toList();
  }

  private List<Finding> check(String yaml) {
    try (Deadline deadline = Deadline.in(Duration.ofMinutes(1))) {
      return new Preflight(deadline).check(TestSubjects.of(folder, yaml, user, rest, state));
    }
  }
}
