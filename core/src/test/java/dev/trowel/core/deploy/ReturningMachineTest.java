package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.Doubts;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A deployment was cut off, another machine finished its work and went on; the machine of the
/// first one deploys again with what it had recorded by then.
final class ReturningMachineTest {

  private static final String BUNDLE =
      """
      bundle: {name: b}
      targets: {default: {mode: production, default: true, run_as: {user_name: ana@example.com}}}
      workspace: {root_path: %s}
      resources:
        jobs:
          a: {name: a, description: VERSION}
          mine-VERSION: {name: mine-VERSION}
      """
          .formatted(Ground.ROOT);

  @TempDir Path root;

  private static String version(String version) {
    return BUNDLE.replace("VERSION", version);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhereverItWasCutOff(boolean carriedOut) throws IOException {
    int request = 1;
    while (goesOn(root.resolve(String.valueOf(request)), request, carriedOut)) {
      request++;
    }
    assertThat(request).isGreaterThan(8);
  }

  /// @return whether there was such a request
  private static boolean goesOn(Path folder, int request, boolean carriedOut) throws IOException {
    String at = "request " + request;
    Path here = folder.resolve(".databricks");
    Path away = folder.resolve("away");
    try (Ground ground = new Ground(folder)) {
      ground.bundle(version("one")).deploy();
      ground.bundle(version("two"));
      boolean cut = ground.deployUntil(request, carriedOut);
      ground.giveTurnBack();
      Files.move(here, away);
      ground.bundle(version("three")).deploy();
      Files.move(here, folder.resolve("other"));
      Files.move(away, here);

      ground.bundle(version("four"));
      Diagnostics warnings = new Diagnostics();
      new Deployer(ground.site()).propose(warnings);
      assertThat(Doubts.in(warnings.list())).as(at).isEmpty();
      ground.deploy();
      assertThat(ground.propose().isEmpty()).as(at).isTrue();
      assertThat(jobs(ground)).as(at).containsExactlyInAnyOrder("a", "mine-four");
      return cut;
    }
  }

  private static List<String> jobs(Ground ground) {
    Answer answer = ground.workspace().rest().send(Call.get("/api/2.2/jobs/list"));
    return ((Answer.Ok) answer)
        .body()
        .path("jobs")
        .valueStream()
        .map(job -> job.path("settings").path("name").asText())
        .toList();
  }
}
