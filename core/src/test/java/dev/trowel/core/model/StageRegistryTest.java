package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workspace's own registry, as the local workspace has it.
class StageRegistryTest extends RegistryContract {

  @Override
  ModelGround ground(Path folder) throws IOException {
    return ModelGround.staged(folder, "");
  }

  @Override
  Label label() {
    return new Label.Stage("Production");
  }

  @Test
  void aQuoteInANameIsPartOfIt(@TempDir Path folder) throws IOException {
    try (ModelGround ground = ModelGround.staged(folder, "'s")) {
      ground.makeModels();
      ground.register("");
      for (String other : List.of("fare_stagings", "fare_prods")) {
        String named = "{'name': '%s', 'source': 's3://models/b'}".formatted(other);
        ground.send("POST", "/api/2.0/mlflow/registered-models/create", named);
        ground.send("POST", "/api/2.0/mlflow/model-versions/create", named);
      }
      ground.register("");

      assertThat(ground.versions("staging")).extracting(Version::number).containsExactly(2L, 1L);
      assertThat(ground.versions("prod")).isEmpty();
      assertThat(ground.promote(label(), 2).to()).contains(1L);
      assertThat(ground.versions("prod")).hasSize(1);
    }
  }

  @Test
  void aNameWithBothSortsOfQuotesIsRefused(@TempDir Path folder) throws IOException {
    try (ModelGround ground = ModelGround.staged(folder, "\"'s")) {
      ground.makeModels();
      ground.register("");

      assertThatThrownBy(() -> ground.versions("staging"))
          .isInstanceOfSatisfying(
              StopException.class,
              stop ->
                  assertThat(stop.diagnostics().getFirst().code()).isEqualTo("model-name-refused"));
    }
  }

  /// Whoever answers, versions of another model are not taken for this one's.
  @Test
  void versionsOfOthersAreLeftOut(@TempDir Path folder) throws IOException {
    try (ModelGround ground = ModelGround.staged(folder, "")) {
      ground.makeModels();
      ground.register("");
      ground.over(rest ->
          call -> rest.send(call.path().endsWith("/search") ? Call.get(call.path()) : call));

      assertThat(ground.versions("staging")).hasSize(1);
      assertThat(ground.versions("prod")).isEmpty();
    }
  }
}
