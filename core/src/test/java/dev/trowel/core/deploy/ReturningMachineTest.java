package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.event.Event;
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
    while (goesOn(request, (at, ground) -> ground.deployUntil(at, carriedOut))) {
      request++;
    }
    assertThat(request).isGreaterThan(8);
  }

  /// What failed was being put back.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhereverItsWayBackWasCutOff(boolean carriedOut) throws IOException {
    int request = 1;
    while (goesOn(request, (at, ground) -> isCutOnTheWayBack(ground, at, carriedOut))) {
      request++;
    }
    assertThat(request).isGreaterThan(8);
  }

  private static boolean isCutOnTheWayBack(Ground ground, int request, boolean carriedOut)
      throws IOException {
    Cut cut =
        new Cut(
            request,
            carriedOut,
            () -> ground.events().stream().anyMatch(Event.PuttingBack.class::isInstance));
    ground.bundle(version("two") + "  schemas: {s: {name: s, catalog_name: nowhere}}\n");
    return ground.until(
        cut,
        () -> assertThat(ground.attempt(PuttingBackTest.TERMS).outcome().succeeded()).isFalse());
  }

  /// Deploys the second version until some cut.
  private interface Cutting {
    /// @return whether there was such a request
    boolean isCut(int request, Ground ground) throws IOException;
  }

  /// @return whether there was such a request
  private boolean goesOn(int request, Cutting cutting) throws IOException {
    Path folder = root.resolve(String.valueOf(request));
    String at = "request " + request;
    Path here = folder.resolve(".databricks");
    Path away = folder.resolve("away");
    try (Ground ground = new Ground(folder)) {
      ground.bundle(version("one")).deploy();
      ground.bundle(version("two"));
      boolean cut = cutting.isCut(request, ground);
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
