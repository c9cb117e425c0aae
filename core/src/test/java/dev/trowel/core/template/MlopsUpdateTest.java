package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Projects of the template `mlops` that go on with other answers.
class MlopsUpdateTest {

  private static final String TEMPLATE =
      Path.of("src/main/resources/template/mlops").toAbsolutePath().toString();

  @TempDir Path folder;

  @Test
  void aProjectAloneTakesOtherAnswers() {
    make("setup=project");
    Path project = folder.resolve("fares");

    List<String> changed = update(project, "compute=classic", "include_monitoring=no");

    assertThat(changed)
        .contains("databricks.yml changed", "resources/monitoring.job.yml deleted")
        .noneMatch(each -> each.contains("conflict") || each.contains(".."));
    assertThat(new MlopsProject(folder, "fares").faults()).isEmpty();
    assertThat(update(project)).isEmpty();
  }

  @Test
  void aRepositoryMovesToAnotherPlatform() {
    make("root_dir=fares");

    List<String> changed = update(folder.resolve("fares"), "cicd_platform=gitlab");

    assertThat(changed)
        .contains(
            ".github/workflows/fares-deploy.yml deleted",
            ".gitlab-ci.yml added",
            ".gitlab/pipelines/fares.yml added",
            "docs/fares-cicd.md changed");
    assertThat(folder.resolve("fares/.github")).doesNotExist();
    assertThat(new MlopsProject(folder, "fares").faults()).isEmpty();
  }

  /// Pipelines lie beside the project: that is what `add-cicd` is for.
  @Test
  void aProjectAloneStaysInItsFolder() {
    make("setup=project");

    StopException stop =
        catchThrowableOfType(
            StopException.class,
            () -> update(folder.resolve("fares"), "setup=project_and_cicd", "root_dir=."));

    assertThat(stop.diagnostics().getFirst().code()).isEqualTo("update-elsewhere");
  }

  private void make(String answer) {
    new Initializer(
            TestRequests.of(folder, TEMPLATE).recorded().set("project_name=fares", answer).build(),
            new NoQuestions(),
            new TestFacts())
        .run();
  }

  private static List<String> update(Path project, String... answers) {
    TemplateRequest request =
        TestRequests.of(project, "").set(answers).environment(System.getenv()).build();
    return new Updater(new UpdateRequest(request, true, false), new NoQuestions(), new TestFacts())
        .run().changes().stream()
            .map(change -> change.path() + " " + change.kind().word())
            .toList();
  }
}
