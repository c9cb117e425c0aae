package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others' templates taught about projects (docs/template-mlops.md).
class MlopsLessonsTest {

  private static final Map<String, String> ALL =
      Map.of(
          "project_name", "taxi-fare",
          "include_feature_store", "yes",
          "include_serving", "yes",
          "include_docker_image", "yes");

  @TempDir Path folder;

  @Test
  void aNameWithHyphensNeedsNoOtherAnswer() {
    MlopsProject project = MlopsProject.make(folder, Map.of("project_name", "taxi-fare"));

    assertThat(project.faults()).isEmpty();
    assertThat(project.files("/__init__.py"))
        .containsExactly("taxi-fare/taxi-fare/taxi_fare/__init__.py");
    assertThat(MlopsProject.fields(project.bundle("prod", Map.of())))
        .containsEntry("resources.schemas.main.name", "taxi_fare");
  }

  @Test
  void aWordOfPythonIsNoPackage() {
    MlopsProject project = MlopsProject.make(folder, Map.of("project_name", "class"));

    assertThat(project.files("/__init__.py"))
        .containsExactly("class/class/class_project/__init__.py");
  }

  @Test
  void theDefaultIsTheFirstChoice() {
    Path template = Path.of("src/main/resources/template/mlops").toAbsolutePath();
    for (Property property : SchemaReader.read(template, "mlops").properties()) {
      List<String> choices = property.limits().choices().stream().map(Object::toString).toList();
      if (!choices.isEmpty()) {
        String preset =
            switch (property.preset().orElseThrow()) {
              case Property.Preset.Rendered rendered -> rendered.template().text();
              case Property.Preset.Fixed fixed -> fixed.answer().toString();
            };
        assertThat(preset).as(property.name()).isEqualTo(choices.getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "github_enterprise", "azure_devops", "gitlab"})
  void pipelinesCanBeAddedToAProjectThatIsThere(String platform) throws IOException {
    Path repository = Files.createDirectory(folder.resolve("repository"));
    MlopsProject project =
        MlopsProject.makeIn(repository, Map.of("setup", "project", "project_name", "taxi-fare"));
    assertThat(project.files()).allMatch(file -> file.startsWith("taxi-fare/"));
    List<String> before = project.files();

    MlopsProject.makeIn(
        repository,
        Map.of("setup", "cicd", "project_name", "taxi-fare", "cicd_platform", platform));

    assertThat(project.faults()).isEmpty();
    assertThat(project.files())
        .containsAll(before)
        .contains("ci/run_job.py", "docs/taxi-fare-cicd.md");
    assertThat(project.texts(".yml")).contains("trowel validate --strict", "trowel plan -t ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "github_enterprise", "azure_devops", "gitlab"})
  void aSecondProjectLivesBesideTheFirst(String platform) {
    MlopsProject first =
        MlopsProject.make(
            folder, Map.of("project_name", "one", "root_dir", ".", "cicd_platform", platform));
    List<String> before = first.files();

    MlopsProject.makeIn(
        first.root(),
        Map.of(
            "project_name", "two", "root_dir", ".", "root_files", "no", "cicd_platform", platform));

    assertThat(first.faults()).isEmpty();
    List<String> added = first.files().stream().filter(file -> !before.contains(file)).toList();
    assertThat(added)
        .isNotEmpty()
        .allMatch(
            file -> file.startsWith("two/") || file.contains("/two-") || file.endsWith("/two.yml"));
  }

  @Test
  void aProjectAloneHasAllTargets() {
    MlopsProject project =
        MlopsProject.make(folder, Map.of("setup", "project", "project_name", "fares"));

    assertThat(project.targets()).containsExactly("dev", "test", "staging", "prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unity_catalog", "workspace"})
  void jobsAreGivenNamesByReference(String registry) {
    MlopsProject project = MlopsProject.make(folder, with("registry", registry));

    SequencedMap<String, String> fields = MlopsProject.fields(project.bundle("dev", Map.of()));
    List<String> given =
        fields.entrySet().stream()
            .filter(field ->
                field
                    .getKey()
                    .matches(
                        ".*base_parameters\\.(model_name|experiment_id|endpoint_name|predictions_table|features_table)"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(given).hasSizeGreaterThan(9).allMatch(value -> value.startsWith("${resources."));
  }

  @Test
  void copiesOfTwoPullRequestsShareNoName() {
    MlopsProject project = MlopsProject.make(folder, ALL);
    Bundle one = project.bundle("test", Map.of("pull_request", "1"));
    Bundle two = project.bundle("test", Map.of("pull_request", "2"));

    assertThat(one.layout().root()).isNotEqualTo(two.layout().root());
    assertThat(names(one)).hasSizeGreaterThan(6).doesNotContainAnyElementsOf(names(two));
  }

  /// What is unique by what stands above it, such as a model in a schema, is left out.
  private static Set<String> names(Bundle bundle) {
    return MlopsProject.fields(bundle).entrySet().stream()
        .filter(field ->
            field
                .getKey()
                .matches(
                    "resources\\.(jobs|schemas|experiments|model_serving_endpoints)\\.\\w+\\.name"))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging"})
  void nothingRunsByItselfOutsideProduction(String target) {
    MlopsProject project = MlopsProject.make(folder, ALL);

    SequencedMap<String, String> fields = MlopsProject.fields(project.bundle(target, Map.of()));

    long schedules =
        fields.keySet().stream().filter(at -> at.endsWith("quartz_cron_expression")).count();
    assertThat(schedules).isEqualTo(4);
    assertThat(
            fields.entrySet().stream()
                .filter(field -> field.getKey().endsWith("schedule.pause_status")))
        .hasSize(4)
        .allMatch(field -> field.getValue().equals("PAUSED"));
  }

  @Test
  void onlyTheTargetForTestsHasTheTest() {
    MlopsProject project = MlopsProject.make(folder, ALL);

    for (String target : project.targets()) {
      assertThat(
              MlopsProject.fields(project.bundle(target, Map.of()))
                  .containsKey("resources.jobs.integration_test.name"))
          .as(target)
          .isEqualTo(target.equals("test"));
    }
  }

  @Test
  void catalogsAndSchemasMayHaveAnyName() {
    Map<String, String> answers =
        Map.of(
            "project_name", "taxi-fare",
            "staging_catalog", "acceptance",
            "staging_schema", "fares",
            "schema_name", "trips");
    MlopsProject project = MlopsProject.make(folder, answers);

    assertThat(MlopsProject.fields(project.bundle("staging", Map.of())))
        .containsEntry("resources.schemas.main.catalog_name", "acceptance")
        .containsEntry("resources.schemas.main.name", "fares");
    assertThat(MlopsProject.fields(project.bundle("prod", Map.of())))
        .containsEntry("resources.schemas.main.catalog_name", "prod")
        .containsEntry("resources.schemas.main.name", "trips");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unity_catalog", "workspace"})
  void theGroupsThatWereAnsweredAreTheOnlyOnes(String registry) {
    Map<String, String> answers =
        Map.of(
            "registry", registry,
            "include_serving", "yes",
            "include_feature_store", "yes",
            "read_user_group", "fare readers",
            "unity_catalog_read_user_group", "account readers");
    MlopsProject project = MlopsProject.make(folder, answers);

    SequencedMap<String, String> fields = MlopsProject.fields(project.bundle("test", Map.of()));
    assertThat(
            fields.entrySet().stream()
                .filter(field ->
                    field.getKey().endsWith("group_name") || field.getKey().endsWith("principal"))
                .map(Map.Entry::getValue))
        .hasSizeGreaterThan(6)
        .containsOnly("fare readers", "account readers");
  }

  @Test
  void whatIsSaidOnceIsWrittenOnce() {
    MlopsProject project = MlopsProject.make(folder, with("compute", "classic"));

    assertThat(project.texts(".yml").split("spark_version", -1)).hasSize(2);
    assertThat(
            project.files(".yml").stream()
                .filter(file -> project.text(file).contains("azuredatabricks.net")))
        .containsExactly("taxi-fare/taxi-fare/databricks.yml");
  }

  @Test
  void scoringAgainKeepsHistoryAndWhatWasPaid() {
    MlopsProject project = MlopsProject.make(folder, ALL);

    assertThat(project.texts("notebooks/batch_inference.py"))
        .contains("\"replaceWhere\"", ".alias(\"actual_fare\")");
  }

  @Test
  void deployingNeedsNoModelThatOnlyTrainingMakes() {
    MlopsProject project = MlopsProject.make(folder, ALL);

    assertThat(MlopsProject.fields(project.bundle("prod", Map.of())).keySet())
        .contains("resources.model_serving_endpoints.serving.name")
        .noneMatch(at -> at.contains("entity_version") || at.contains("model_version\""));
  }

  @Test
  void theImageRunsAsNobodyAndFetchesNothing() {
    String image = MlopsProject.make(folder, ALL).texts("/Dockerfile");

    assertThat(image)
        .contains("ARG BASE_IMAGE=python:", "\nUSER 10001\n", "\nCOPY model /opt/model\n")
        .doesNotContain("\nADD ", "curl", "wget", "USER root");
    assertThat(image.lastIndexOf("\nUSER ")).isLessThan(image.indexOf("\nENTRYPOINT "));
  }

  private static Map<String, String> with(String name, String answer) {
    Map<String, String> answers = new LinkedHashMap<>(ALL);
    answers.put(name, answer);
    return answers;
  }
}
