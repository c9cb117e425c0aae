package dev.trowel.app.transcript;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of a model in `examples/taxi-fare`, from an empty target to the way back;
/// `-Dtranscripts.update=true` writes it to `docs/story-of-a-model.md` instead of comparing.
class StoryOfAModelTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/story-of-a-model.md");
  private static final Path PROJECT = ROOT.resolve("examples/taxi-fare");
  private static final boolean UPDATE = Boolean.getBoolean("transcripts.update");
  private static final String PROMOTE =
      "model promote fare --from staging --to prod --alias champion --local";

  @TempDir Path temp;

  @Test
  void aModelIsTrainedPromotedServedReplacedAndPutBack() throws IOException {
    Story story = new Story(copy());
    begins(story);
    firstChampion(story);
    worseOne(story);
    betterOne(story);
    wayBack(story);

    if (UPDATE) {
      Files.writeString(PAGE, story.toString());
    } else {
      assertThat(story).hasToString(Files.readString(PAGE));
    }
    assertThat(story.wide()).isEmpty();
  }

  private static void begins(Story story) {
    story
        .say(
            """
            # The story of a model

            From two empty targets to a model in production, and back: what
            [examples/taxi-fare](../examples/taxi-fare/README.md) prints on a local
            workspace. `trowel` stands for `./trowel -C examples/taxi-fare`. The two lines
            in which each command names the local workspace are left out.

            A local workspace trains nothing. What the runs of the training do here was laid
            down before: each registers a version whose MLflow run has a mean error, tags it
            as validated, and makes it the champion of `staging`. All else happens as in any
            workspace.

            ## Two empty targets

            The bundle has an endpoint that serves the champion, and there is none yet:
            `lifecycle: {skip_until_model: true}` leaves the endpoint out, and the rest is
            deployed. `staging` comes first.
            """)
        .run(0, "deploy -t staging --local -q")
        .say(
            """
            So it is with `prod`. The plan says what waits, for what, and who brings it.
            """)
        .excerpt("plan -t prod --local", "left-out|^Plan")
        .run(0, "deploy -t prod --local -q");
  }

  private static void firstChampion(Story story) throws IOException {
    trained(story, 1, "3.12");
    story
        .say(
            """
            ## The first champion

            The training runs in `staging`: train, validate, and make the version the
            champion of that target.
            """)
        .run(0, "run training -t staging --local")
        .run(0, "model show fare @champion -t staging --local")
        .say(
            """
            `promote` takes the champion of `staging` to `prod`. It has to pass the gate
            that `trowel: gates:` declares; then a run copies the version from one catalog
            to the other, and the alias is set. `prod` is in production mode, so that
            somebody has to agree: here `--auto-approve` does.
            """)
        .run(0, PROMOTE + " --auto-approve")
        .say(
            """
            The next deployment makes the endpoint that was left out:
            """)
        .run(0, "plan -t prod --local")
        .run(0, "deploy -t prod --local -q")
        .run(0, "model show fare -t prod --local");
    assertThat(served(story)).isEqualTo("1");
  }

  private static void worseOne(Story story) throws IOException {
    trained(story, 2, "3.24");
    story
        .say(
            """
            ## A worse one

            The next model passes the validation, which lets it be 5 % worse than the one
            before. The gate is stricter, and refuses it:
            """)
        .run(0, "run training -t staging --local -q")
        .run(1, PROMOTE + " --auto-approve")
        .say(
            """
            Nothing was copied, and nothing is different in `prod`:
            """)
        .run(0, "plan -t prod --local")
        .run(0, "model list -t prod --local");
    assertThat(served(story)).isEqualTo("1");
  }

  private static void betterOne(Story story) throws IOException {
    trained(story, 3, "2.87");
    story
        .say(
            """
            ## A better one

            The third model is better than both. `compare` shows it beside the champion of
            `prod` before it is promoted.
            """)
        .run(0, "run training -t staging --local -q")
        .run(0, "model compare fare staging:@champion prod:@champion --local")
        .run(0, PROMOTE + " --auto-approve")
        .say(
            """
            An endpoint serves a number, not an alias, so that nothing changes under it. The
            next deployment follows the alias:
            """)
        .run(0, "plan -t prod --local")
        .run(0, "deploy -t prod --local -q");
    assertThat(served(story)).isEqualTo("2");
  }

  private static void wayBack(Story story) throws IOException {
    story
        .say(
            """
            ## Back

            The new champion disappoints. The alias goes back to the version that had it
            before, and the endpoint follows at the next deployment, as it came.
            """)
        .run(0, "model rollback fare -t prod --alias champion --local --auto-approve")
        .run(0, "plan -t prod --local")
        .run(0, "deploy -t prod --local -q")
        .say(
            """
            Who moved what, when, and from where, is remembered:
            """)
        .run(0, "model show fare -t prod --local");
    assertThat(served(story)).isEqualTo("1");
    story.say(
        """
        ## Reading on

        - [Models](models.md): versions, gates, promotions
        - [Models in deployments](models-in-deployments.md): what deployments do with them
        - [Running](run.md): jobs, and how a local workspace plays them
        """);
  }

  /// The version that the endpoint of `prod` serves.
  private static String served(Story story) throws IOException {
    return story.asked(
        "/api/2.0/serving-endpoints/taxi_fare-prod", "/config/served_entities/0/entity_version");
  }

  /// What the next run of the training will do.
  ///
  /// @param error the mean error of the model, in dollars
  private static void trained(Story story, int version, String error) throws IOException {
    story
        .others(
            "> GET /api/2.0/mlflow/experiments/get-by-name?experiment_name="
                + "/Workspace/Deployments/taxi_fare-staging/training"
                + " => experiment /experiment/experiment_id")
        .others(
            "> POST /api/2.0/mlflow/runs/create {\"experiment_id\": \"{{experiment}}\"}"
                + " => run /run/info/run_id")
        .others(
            "> POST /api/2.0/mlflow/runs/log-batch {\"run_id\": \"{{run}}\", \"metrics\":"
                + " [{\"key\": \"holdout_mean_error\", \"value\": "
                + error
                + "}]}")
        .foretell(
            """
            [
              {"job": "*training", "task": "train", "effects": [
                {"method": "POST",
                 "path": "/api/2.0/mlflow/unity-catalog/model-versions/create",
                 "body": {"name": "staging.taxi_fare.fare", "run_id": "{{run}}",
                          "source": "dbfs:/databricks/mlflow-tracking/{{run}}/model"}}]},
              {"job": "*training", "task": "validate", "effects": [
                {"method": "POST",
                 "path": "/api/2.0/mlflow/unity-catalog/model-versions/set-tag",
                 "body": {"name": "staging.taxi_fare.fare", "version": "%1$d",
                          "key": "validation", "value": "passed"}}]},
              {"job": "*training", "task": "promote", "effects": [
                {"method": "PUT",
                 "path": "/api/2.1/unity-catalog/models/staging.taxi_fare.fare/aliases/champion",
                 "body": {"version_num": %1$d}}]}
            ]
            """
                .formatted(version));
  }

  private Path copy() throws IOException {
    Path copy = temp.toRealPath().resolve("taxi-fare");
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        String file = PROJECT.relativize(from).toString();
        if (!file.startsWith(".databricks")) {
          Path to = copy.resolve(file);
          Files.createDirectories(requireNonNull(to.getParent()));
          Files.copy(from, to);
        }
      }
    }
    return copy;
  }
}
