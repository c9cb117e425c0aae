package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Call;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestroyerTest extends Destroying {

  @Test
  void leavesNothing() {
    ground.deploy();
    assertThat(proposed().orElseThrow().foreign()).isEmpty();

    assertThat(destroy().succeeded()).isTrue();

    assertNothingLeft();
    assertThat(codes()).isEmpty();
  }

  @Test
  void finishesWhatSomebodyBeganByHand() {
    State state = ground.deploy().state();
    String job = state.resources().firstEntry().getValue().id();
    ground
        .workspace()
        .rest()
        .send(Call.of("DELETE", "/api/2.1/unity-catalog/schemas/main.s", null));
    files().delete(ROOT + "/files", true);
    assertThat(job).isNotEmpty();

    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void findsTheObjectsWhenTheFolderIsGone() {
    ground.deploy();
    files().delete(ROOT, true);

    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void worksFromTheWorkspaceAlone() throws IOException {
    ground.deploy();
    loseLocally();

    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void findsWhatNamesTheDeploymentWhenTheStateIsLost() throws IOException {
    ground.bundle(TOLD).deploy();
    loseLocally();
    files().delete(ROOT + "/state/resources.json", false);
    ground
        .workspace()
        .rest()
        .send(Call.of("DELETE", "/api/2.1/unity-catalog/schemas/main.s", null));

    assertThat(destroy().succeeded()).isTrue();

    assertThat(codes()).contains("state-lost");
    assertNothingLeft();
  }

  @Test
  void findsJobsAndPipelinesWhenAllRecordsAreLost() throws IOException {
    ground.deploy();
    loseLocally();
    files().delete(ROOT, true);

    Destroyer.Teardown going = proposed().orElseThrow();
    assertThat(going.plan().lines().keySet().toString())
        .isEqualTo("[jobs.after, jobs.train, pipelines.p]");
    assertThat(destroy().succeeded()).isTrue();

    assertThat(live()).containsExactly("schema");
  }

  @Test
  void keepsProtectedWhatIsFoundWithoutAState() throws IOException {
    ground
        .bundle(
            BUNDLE.replace("name: train", "name: train\n      lifecycle: {prevent_destroy: true}"))
        .deploy();
    ground.bundle(BUNDLE);
    loseLocally();
    files().delete(ROOT + "/state/resources.json", false);

    assertThat(proposed().orElseThrow().prevented()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhereItWasKilled(boolean afterEffect) throws IOException {
    int kills = 0;
    boolean died = true;
    while (died) {
      ground.deploy();
      Cut cut = new Cut(kills + 1, afterEffect);
      died = dies(cut);
      if (died) {
        kills++;
        if (kills % 2 == 0) {
          loseLocally();
        }
        if (proposed().isPresent()) {
          assertThat(destroy().succeeded()).as("killed at request %d", kills).isTrue();
        }
      }
      assertNothingLeft();
      loseLocally();
    }
    assertThat(kills).isGreaterThan(8);
    assertThat(codes()).doesNotContain("files-kept");
  }

  private boolean dies(Cut cut) {
    try {
      destroy(cut.at(ground.site()), false);
      return cut.isDead();
    } catch (Cut.Killed killed) {
      return true;
    }
  }
}
