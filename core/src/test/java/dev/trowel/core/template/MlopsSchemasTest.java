package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines are of the form that their platforms publish; the schemas come with a package of PyPI.
@Tag("full")
class MlopsSchemasTest {

  private static final Map<String, String> SCHEMAS =
      Map.of(
          "github", "vendor.github-workflows",
          "github_enterprise", "vendor.github-workflows",
          "azure_devops", "vendor.azure-pipelines",
          "gitlab", "vendor.gitlab-ci");

  @TempDir Path folder;

  @Test
  void pipelinesKeepToTheSchemasOfTheirPlatforms() throws IOException, InterruptedException {
    Path checker = checker();
    for (String platform : SCHEMAS.keySet()) {
      for (String release : List.of("main", "release")) {
        MlopsProject project =
            MlopsProject.make(
                folder,
                Map.of(
                    "cicd_platform", platform,
                    "release_branch", release,
                    "include_docker_image", "yes"));
        List<String> command = new ArrayList<>(List.of(checker.toString()));
        command.addAll(List.of("--regex-variant", "python", "--data-transform", "azure-pipelines"));
        command.addAll(List.of("--builtin-schema", SCHEMAS.getOrDefault(platform, "")));
        project.files(".yml").stream()
            .filter(file -> file.contains("/."))
            .map(file -> project.root().resolve(file).toString())
            .forEach(command::add);
        assertThat(command).as(platform).hasSizeGreaterThan(4);

        run(command);
      }
    }
  }

  /// Made once, as that takes a while.
  private static Path checker() throws IOException, InterruptedException {
    Path venv = Path.of("target", "venv-schemas").toAbsolutePath();
    Path checker = venv.resolve("bin/check-jsonschema");
    if (!Files.exists(checker)) {
      run(List.of("python3", "-m", "venv", venv.toString()));
      run(
          List.of(
              venv.resolve("bin/python").toString(),
              "-m",
              "pip",
              "install",
              "-q",
              "check-jsonschema==0.39.0"));
    }
    return checker;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
