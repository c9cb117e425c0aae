package dev.trowel.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The same of MLflow's own server, with copies that its own client makes.
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MlflowRegistryTest extends RegistryContract {
  private final AtomicInteger number = new AtomicInteger();
  private MlflowServer server;

  @BeforeAll
  void startServer(@TempDir Path folder) throws IOException, InterruptedException {
    server = MlflowServer.start(folder);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Override
  ModelGround ground(Path folder) throws IOException {
    ModelGround ground = ModelGround.staged(folder, "_" + number.incrementAndGet());
    var files = ground.site("prod").workspace().files();
    ground.over(rest -> new MlflowRest(server, rest, files, folder));
    return ground;
  }

  @Override
  Label label() {
    return new Label.Stage("Production");
  }

  /// Its registry has aliases besides stages. To delete one takes a body with `DELETE`, which no
  /// workspace asks for.
  @Test
  void aliasesMove() throws IOException {
    try (ModelGround ground = ground(root)) {
      ground.makeModels();
      ground.register("");
      ground.register("");
      Registered model = ground.model("staging");
      Label alias = new Label.Alias("champion");

      model.registry().label(model.name(), alias, 1);
      model.registry().label(model.name(), alias, 2);

      assertThat(model.holder(alias).number()).isEqualTo(2);
      assertThat(model.version(2).labels()).contains(alias);
    }
  }

  @Test
  void aQuoteInANameIsPartOfIt(@TempDir Path folder) throws IOException {
    try (ModelGround ground = ModelGround.staged(folder, "'s_" + number.incrementAndGet())) {
      var files = ground.site("prod").workspace().files();
      ground.over(rest -> new MlflowRest(server, rest, files, folder));
      ground.makeModels();
      ground.register("");
      ground.register("");

      assertThat(ground.versions("staging")).extracting(Version::number).containsExactly(2L, 1L);
    }
  }
}
