package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.footprint.Node;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What becomes of folders and files when a deployment is destroyed.
final class DestroyedFoldersTest extends Destroying {

  @Test
  void leavesWhatOthersPutThere() {
    ground.deploy();
    write(ROOT + "/files/lib/mine.py");
    write(ROOT + "/scratch/deep/notes.txt");
    write(ROOT + "/state/todo.txt");

    assertThat(proposed().orElseThrow().foreign())
        .extracting(Node::shown)
        .containsExactly(ROOT + "/files/lib/mine.py", ROOT + "/scratch/", ROOT + "/state/todo.txt");
    assertThat(destroy().succeeded()).isTrue();

    assertThat(codes()).containsExactly("files-kept");
    assertThat(isThere(ROOT + "/files/lib/mine.py")).isTrue();
    assertThat(isThere(ROOT + "/files/lib/a.py")).isFalse();
    assertThat(isThere(ROOT + "/scratch/deep/notes.txt")).isTrue();
    assertThat(isThere(ROOT + "/state/todo.txt")).isTrue();
    assertThat(isThere(ROOT + "/state/resources.json")).isFalse();
    assertThat(live()).isEmpty();
    assertThat(proposed()).isEmpty();
  }

  @Test
  void takesWhatOthersPutThereOnceThatIsAgreedTo() {
    ground.deploy();
    write(ROOT + "/files/lib/mine.py");
    write(ROOT + "/scratch/deep/notes.txt");

    assertThat(destroy(ground.site(), true).succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void leavesWhatCameAfterTheQuestion() {
    ground.deploy();
    write(ROOT + "/scratch/a.txt");
    Site site = ground.site();
    Destroyer destroyer = Destroyer.careful(site);
    Destroyer.Teardown agreed = destroyer.propose(warnings).orElseThrow().goesWithAll();
    write(ROOT + "/files/late.txt");

    destroyer.carryOut(agreed, Terms.usual(false), ground.waiter(site), warnings);

    assertThat(isThere(ROOT + "/scratch")).isFalse();
    assertThat(isThere(ROOT + "/files/late.txt")).isTrue();
  }

  @Test
  void leavesAnExperimentThatOthersMadeThere() throws IOException {
    ground.deploy();
    var body = JsonNodeFactory.instance.objectNode();
    ground
        .workspace()
        .rest()
        .send(
            Call.post(
                "/api/2.0/mlflow/experiments/create",
                body.put("name", ROOT.substring("/Workspace".length()) + "/hers")));

    assertThat(proposed().orElseThrow().foreign())
        .extracting(Node::path)
        .containsExactly(ROOT + "/hers");
  }

  @Test
  void knowsItsFilesAfterAFolderWasDeletedHalfWay() throws IOException {
    ground.bundle(TOLD).deploy();
    loseLocally();
    files().delete(ROOT + "/state/trowel", true);
    files().delete(ROOT + "/files/lib/n", false);
    files().delete(ROOT + "/state/resources.json", false);

    assertThat(proposed().orElseThrow().foreign()).isEmpty();
  }

  @Test
  void keepsAllThatIsNeededWhenAnObjectIsRefused() throws IOException {
    ground.deploy();
    ground.answering(rest ->
        call ->
            call.verb().equals("DELETE") && call.path().contains("/schemas/")
                ? new Answer.Refused(403, "PERMISSION_DENIED", "no")
                : rest.send(call));

    Outcome outcome = destroy();
    assertThat(outcome.failed()).hasSize(1);
    assertThat(live()).containsExactly("schema");
    assertThat(isThere(ROOT + "/files/lib/a.py")).isTrue();

    ground.answering(rest -> rest);
    loseLocally();
    assertThat(destroy().succeeded()).isTrue();
    assertNothingLeft();
  }

  @Test
  void waitsForWhatSomebodyIsDeleting() {
    ground.deploy();
    AtomicInteger asked = new AtomicInteger();
    ground.answering(rest ->
        call -> {
          boolean schema = call.path().contains("/schemas/main.s");
          if (schema && call.verb().equals("DELETE")) {
            rest.send(call);
            return new Answer.Refused(409, "CONFLICT", "Schema main.s is being deleted");
          }
          boolean still = schema && asked.getAndIncrement() < 3;
          return still
              ? new Answer.Ok(200, JsonNodeFactory.instance.objectNode())
              : rest.send(call);
        });

    assertThat(destroy().succeeded()).isTrue();
    assertThat(asked.get()).isGreaterThan(3);
  }

  @Test
  void theNextDeploymentStartsAfreshWithTheOldFolderAndWithout() throws IOException {
    String first = ground.deploy().state().lineage();
    destroy();

    State second = ground.deploy().state();
    assertThat(second.lineage()).isNotEqualTo(first);
    assertThat(second.serial()).isEqualTo(1);
    destroy();
    loseLocally();

    assertThat(ground.deploy().state().lineage()).isNotEqualTo(second.lineage());
    assertThat(ground.warnings()).isEmpty();
  }

  @Test
  void nobodyDoesItWithAStaleState() {
    ground.deploy();
    Site site = ground.site();
    Destroyer destroyer = Destroyer.careful(site);
    Destroyer.Teardown going = destroyer.propose(warnings).orElseThrow();
    destroy();

    assertThatThrownBy(
            () -> destroyer.carryOut(going, Terms.usual(false), ground.waiter(site), warnings))
        .hasMessageContaining("serial");
  }

  @Test
  void takesFoldersThatLieApartDownToo() throws IOException {
    String apart = "/Workspace/Shared/apart";
    ground
        .bundle(
            TOLD
                + "workspace: {file_path: %s/code, state_path: %s/state}\n".formatted(apart, apart))
        .deploy();
    write(apart + "/code/lib/hers.py");

    assertThat(destroy().succeeded()).isTrue();

    assertThat(isThere(ROOT)).isFalse();
    assertThat(isThere(apart + "/state")).isFalse();
    assertThat(isThere(apart + "/code/lib/a.py")).isFalse();
    assertThat(isThere(apart + "/code/lib/hers.py")).isTrue();
  }

  @Test
  void emptiesItsFolderInAVolume() throws IOException {
    ground.workspace().rest().send(volume());
    ground
        .file("dist/w.txt", "w".getBytes(UTF_8))
        .bundle(
            BUNDLE.replace(
                    "existing_cluster_id: c,",
                    "existing_cluster_id: c, libraries: [{whl: dist/w-1-py3-none-any.whl}],")
                + "workspace: {artifact_path: %s/a}\n".formatted(VOLUME));
    ground.file("dist/w-1-py3-none-any.whl", "w".getBytes(UTF_8));
    ground.deploy();
    assertThat(isThere(VOLUME + "/a/.internal/w-1-py3-none-any.whl")).isTrue();

    assertThat(destroy().succeeded()).isTrue();

    assertThat(isThere(VOLUME + "/a/.internal")).isFalse();
    assertThat(isThere(VOLUME)).isTrue();
  }

  private static Call volume() {
    return Call.post(
        "/api/2.1/unity-catalog/volumes",
        JsonNodeFactory.instance
            .objectNode()
            .put("catalog_name", "main")
            .put("schema_name", "default")
            .put("name", "v")
            .put("volume_type", "MANAGED"));
  }
}
