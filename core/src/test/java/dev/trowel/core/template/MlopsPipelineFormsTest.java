package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pipelines name only what is there, also where no network is: schemas and actionlint take one.
class MlopsPipelineFormsTest {

  @TempDir Path folder;

  static Stream<Map<String, String>> answers() {
    return Stream.of("project_and_cicd", "cicd")
        .flatMap(setup ->
            Stream.of("release", "main")
                .flatMap(branch ->
                    Stream.of("yes", "no")
                        .map(image ->
                            Map.of(
                                "setup", setup,
                                "release_branch", branch,
                                "include_docker_image", image,
                                "project_name", "taxi-fare",
                                "root_dir", "."))));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void thoseOfGitLabNameOnlyWhatIsThere(Map<String, String> answers) {
    MlopsProject project = make(answers, "gitlab");
    List<Mapping> files =
        Stream.of(".gitlab-ci.yml", ".gitlab/pipelines/taxi-fare.yml")
            .map(file -> tree(project.text(file)))
            .toList();

    assertThat(GitLabForm.faults(files)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void thoseOfAzureNameOnlyWhatIsThere(Map<String, String> answers) {
    MlopsProject project = make(answers, "azure_devops");
    List<String> files =
        project.files(".yml").stream().filter(file -> file.startsWith(".azure/")).toList();

    assertThat(files).hasSizeGreaterThan(2);
    assertThat(files).allSatisfy(file -> assertThat(faults(project, file)).isEmpty());
  }

  @Test
  void whatIsWrongIsSeen() {
    assertThat(
            GitLabForm.faults(
                List.of(
                    tree(
                        """
                        stages: [a]
                        one: {stage: b, script: [x], needs: [two], image: i, scripts: [], \
                        rules: [{if: x, chances: [y]}], \
                        environment: {name: e, on_stop: nobody, action: begin}}
                        """))))
        .hasSize(9);
    assertThat(
            AzureForm.faults(
                tree(
                    """
                    stages:
                      - stage: a-b
                        dependsOn: c
                        jobs: [{job: d, steps: [{script: x, task: y}, {script: x, workdir: z}]}]
                    """)))
        .hasSize(4);
  }

  private static List<String> faults(MlopsProject project, String file) {
    return AzureForm.faults(tree(project.text(file)));
  }

  private static Mapping tree(String text) {
    return (Mapping)
        YamlReader.read("pipeline.yml", text.getBytes(UTF_8), new Diagnostics())
            .orElseThrow()
            .root();
  }

  private MlopsProject make(Map<String, String> answers, String platform) {
    Map<String, String> all = new LinkedHashMap<>(answers);
    all.put("cicd_platform", platform);
    return MlopsProject.make(folder, all);
  }
}
