package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others' templates taught about pipelines (docs/template-mlops.md).
class MlopsPipelinesTest {

  private static final String GITHUB = "github";
  private static final String ENTERPRISE = "github_enterprise";
  private static final String AZURE = "azure_devops";
  private static final String GITLAB = "gitlab";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void allThatPipelinesDoIsThere(String platform) {
    String pipelines = pipelines(platform, Map.of());

    assertThat(pipelines)
        .contains("trowel validate --strict", "--report")
        .contains("python -m pytest")
        .contains("trowel plan -t ")
        .contains("trowel deploy -t test --auto-approve")
        .contains("run_job.py taxi-fare test integration_test")
        .contains("trowel destroy -t test --auto-approve")
        .contains("trowel deploy -t staging --auto-approve")
        .contains("prod.plan")
        .contains("trowel deploy --plan ");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void eachCopyIsNamedAfterItsPullRequest(String platform) {
    assertThat(pipelines(platform, Map.of())).contains("BUNDLE_VAR_pull_request: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void noSecretLogsIn(String platform) {
    assertThat(pipelines(platform, Map.of()))
        .contains("DATABRICKS_AUTH_TYPE: ")
        .doesNotContain("CLIENT_SECRET", "DATABRICKS_TOKEN", "secrets.");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void branchesAreThoseThatWereAnswered(String platform) {
    String pipelines =
        pipelines(platform, Map.of("default_branch", "trunk", "release_branch", "releases/live"));

    assertThat(pipelines).contains("trunk", "releases/live").doesNotContain("\"main\"", "/main'");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void oneBranchMayBeBoth(String platform) {
    MlopsProject project = make(platform, Map.of("release_branch", "main"));

    assertThat(project.faults()).isEmpty();
    assertThat(pipelines(project)).doesNotContain("\"main\", \"main\"", "release\"");
    assertThat(project.text("taxi-fare/docs/taxi-fare-cicd.md"))
        .contains("a merge into `main`, after staging")
        .doesNotContain("`release`");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void aProjectsPipelinesRunOnlyWhenItChanges(String platform) {
    MlopsProject project = make(platform, Map.of());
    List<String> automatic =
        project.files(".yml").stream()
            .filter(file -> file.contains("/taxi-fare-") || file.endsWith("/taxi-fare.yml"))
            .filter(file -> !file.endsWith("-report.yml") && !file.endsWith("-image.yml"))
            .toList();

    assertThat(automatic)
        .isNotEmpty()
        .allMatch(file ->
            project.text(file).contains("\"taxi-fare/**\"")
                || project.text(file).contains("- \"taxi-fare\"\n")
                || project.text(file).contains("- taxi-fare/**/*\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void howToSetItUpIsSaidForEachPlatform(String platform) {
    assertThat(make(platform, Map.of()).text("taxi-fare/docs/taxi-fare-cicd.md"))
        .contains("## Set up once", "### 1. Trowel", "### 2. Service principals", "### 3. ")
        .doesNotContain("]()");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void aProjectThatCameWithoutGetsPipelinesByPullRequest(String platform) {
    MlopsProject project = make(platform, Map.of("default_branch", "trunk"));

    assertThat(project.text("taxi-fare/ci/add-pipelines.sh"))
        .contains(
            "trowel add-cicd \"$project\"", "--platform \"" + platform, "default_branch=trunk");
    assertThat(project.texts(".yml")).contains("sh ci/add-pipelines.sh \"$");
  }

  @Test
  void versionsOfPythonAreTexts() {
    assertThat(pipelines(GITHUB, Map.of())).contains("python-version: \"3.12\"");
    assertThat(pipelines(AZURE, Map.of())).contains("versionSpec: \"3.12\"");
    assertThat(pipelines(GITLAB, Map.of())).contains("JOB_IMAGE: python:3.12");
  }

  @Test
  void anEnterpriseServerHasWhatItUses() {
    String pipelines = pipelines(ENTERPRISE, Map.of());

    assertThat(pipelines)
        .contains("GH_ENTERPRISE_TOKEN", "upload-artifact@v3-node20", "[self-hosted, linux]")
        .doesNotContain("ubuntu-latest", "artifact@v4", "artifact@v3\n", "github.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE, AZURE, GITLAB})
  void whereTrowelComesFromIsSaidOnce(String platform) {
    MlopsProject project =
        make(platform, Map.of("trowel_url", "https://files.example.org/t.tar.gz"));

    assertThat(
            project.files().stream()
                .filter(file -> project.text(file).contains("files.example.org")))
        .containsExactly("taxi-fare/ci/trowel.env");
    assertThat(pipelines(project)).contains("sh ci/install-trowel.sh");
    assertThat(project.root().resolve("taxi-fare/ci/install-trowel.sh")).isExecutable();
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE})
  void aCopyGoesAlsoWhenItsPullRequestHasConflicts(String platform) {
    String integration = workflow(platform, "integration");

    assertThat(integration)
        .contains("  pull_request_target:\n    types: [closed]\n")
        .contains("types: [opened, synchronize, reopened]\n")
        .contains("if: github.event_name == 'pull_request_target' && ");
    assertThat(
            integration
                .lines()
                .filter(line -> line.strip().startsWith("if: "))
                .filter(line -> !line.contains("head.repo.full_name == github.repository")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE})
  void aReleaseThatWaitsForItsApprovalHoldsNothingElseUp(String platform) {
    assertThat(workflow(platform, "deploy"))
        .doesNotContain("\nconcurrency:")
        .contains("group: taxi-fare-deploy-staging\n", "group: taxi-fare-deploy-prod\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB, ENTERPRISE})
  void findingsAreACommentAlsoWithoutCodeScanning(String platform) {
    String report = workflow(platform, "validate-report");

    assertThat(report).contains("workflow_run.conclusion != 'cancelled'");
    assertThat(report.indexOf("name: Comment"))
        .isPositive()
        .isLessThan(report.indexOf("name: Upload to code scanning"));
  }

  /// A name of what is published is taken from then on, also for a run that is repeated.
  @Test
  void azurePublishesAPlanWhenAllElseIsDone() {
    String pipelines = pipelines(AZURE, Map.of());

    assertThat(pipelines.indexOf("artifact: plan-staging"))
        .isGreaterThan(pipelines.indexOf("ci/comment.py"));
  }

  private String workflow(String platform, String name) {
    return make(platform, Map.of())
        .text("taxi-fare/.github/workflows/taxi-fare-%s.yml".formatted(name));
  }

  @Test
  void gitLabTakesThePipelinesOfAllProjects() {
    MlopsProject project = make(GITLAB, Map.of());

    assertThat(project.text("taxi-fare/.gitlab-ci.yml"))
        .contains("local: /.gitlab/pipelines/*.yml");
    assertThat(project.text("taxi-fare/.gitlab/pipelines/taxi-fare.yml"))
        .doesNotContain("features", "my_mlops_project");
  }

  private String pipelines(String platform, Map<String, String> answers) {
    return pipelines(make(platform, answers));
  }

  private static String pipelines(MlopsProject project) {
    List<String> files =
        project.files(".yml").stream()
            .filter(file -> file.contains("/.") && !file.contains("add-pipelines"))
            .toList();
    return String.join("\n", files.stream().map(project::text).toList());
  }

  private MlopsProject make(String platform, Map<String, String> answers) {
    Map<String, String> all = new LinkedHashMap<>(answers);
    all.put("cicd_platform", platform);
    all.put("project_name", "taxi-fare");
    return MlopsProject.make(folder, all);
  }
}
