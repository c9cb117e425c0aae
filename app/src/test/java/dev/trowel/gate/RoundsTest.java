package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many round trips lie on the critical path of a command that knows who is logged in
/// (docs/performance.md); the ceilings are what each step needs.
class RoundsTest {

  /// A busy machine makes chains look longer: then answers take longer, too.
  private static final List<Integer> MILLIS = List.of(50, 100, 200, 500, 1_500);

  private static final String VERSIONS = "/api/2.0/mlflow/unity-catalog/model-versions/create";
  private static final String MODEL =
      """
          report:
            name: report
            parameters: [{name: model, default: "models:/main.default.taxi@stable"}]
        registered_models:
          taxi:
            catalog_name: main
            schema_name: default
            name: taxi
            aliases: [{alias_name: stable, version_num: 1}, {alias_name: next, version_num: 2}]
            tags: [{key: team, value: ml}]
      """;

  @TempDir Path folder;

  /// Does something once in a new ground.
  private interface Trial {
    Rounds in(RoundsGround ground) throws IOException;
  }

  /// Fails unless `trial` needs no more than `ceiling` rounds.
  private void needs(int ceiling, Trial trial) throws IOException {
    Optional<Rounds> best = Optional.empty();
    for (int millis : MILLIS) {
      Path place = folder.resolve("at" + millis);
      if (best.filter(it -> it.depth() <= ceiling).isEmpty()) {
        try (RoundsGround ground = new RoundsGround(place, Duration.ofMillis(millis))) {
          Rounds rounds = trial.in(ground);
          best = best.filter(it -> it.depth() <= rounds.depth()).or(() -> Optional.of(rounds));
        }
      }
    }
    assertThat(best.orElseThrow().depth())
        .as("%s", best.orElseThrow())
        .isLessThanOrEqualTo(ceiling);
  }

  @Test
  void planOfWhatIsDeployedTakesTwo() throws IOException {
    needs(
        2,
        ground -> {
          ground.run("deploy -t prod --auto-approve");
          return ground.run("plan -t prod");
        });
  }

  /// Where its aliases and tags stand, whether their versions are there, and who is the champion.
  @Test
  void planOfAModelTakesNoMore() throws IOException {
    needs(
        2,
        ground -> {
          ground.add(MODEL);
          ground.run("deploy -t prod --auto-approve");
          ground.post(VERSIONS, "{\"name\": \"main.default.taxi\", \"source\": \"s3://a\"}");
          ground.post(VERSIONS, "{\"name\": \"main.default.taxi\", \"source\": \"s3://b\"}");
          ground.run("deploy -t prod --auto-approve");
          return ground.run("plan -t prod");
        });
  }

  @Test
  void unchangedDeploymentTakesTwo() throws IOException {
    needs(
        2,
        ground -> {
          ground.run("deploy -t prod --auto-approve");
          return ground.run("deploy -t prod --auto-approve");
        });
  }

  /// Reading; the folder; the turn; its confirmation and the lock; what was read, under the turn.
  @Test
  void theWayInOfAFirstDeploymentTakesFive() throws IOException {
    needs(
        5,
        ground -> {
          ground.run("plan -t prod");
          return ground.run("deploy -t prod --auto-approve").until("state/resources.json");
        });
  }

  @Test
  void validatingTakesNone() throws IOException {
    needs(0, ground -> ground.run("validate -t prod"));
  }

  @Test
  void firstDeploymentTakesEleven() throws IOException {
    needs(
        11,
        ground -> {
          ground.run("plan -t prod");
          return ground.run("deploy -t prod --auto-approve");
        });
  }

  @Test
  void destroyingTakesEleven() throws IOException {
    needs(
        11,
        ground -> {
          ground.run("deploy -t prod --auto-approve");
          return ground.run("destroy -t prod --auto-approve");
        });
  }
}
