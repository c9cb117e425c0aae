package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ForwardingFiles;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The last three requests of a deployment, which are sent side by side: the turn is given back,
/// `deploy.lock` goes, and so do the intents.
final class PartingTest {

  private static final String STATE = Ground.ROOT + "/state";
  private static final int LOCK = 1;
  private static final int INTENTS = 2;
  private static final int TURN = 4;

  @TempDir Path root;

  /// A machine that is killed while its last requests are on their way.
  ///
  /// @param reached which of them arrive
  private record Parting(WorkspaceFiles files, int reached, List<String> order)
      implements ForwardingFiles {

    @Override
    public WorkspaceFiles to(String path) {
      return files;
    }

    @Override
    public Written write(String path, byte[] content, boolean overwrite) {
      boolean last = new String(content, UTF_8).contains("\"released\": true");
      return last ? sent(TURN, path, overwrite, content) : files.write(path, content, overwrite);
    }

    private Written sent(int which, String path, boolean overwrite, byte[] content) {
      reach(which, path);
      return files.write(path, content, overwrite);
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      if (path.endsWith("/deploy.lock")) {
        reach(LOCK, path);
      } else if (path.contains("/intents-")) {
        reach(INTENTS, path);
      }
      return files.delete(path, recursive);
    }

    private void reach(int which, String path) {
      order.add(path);
      if ((reached & which) == 0) {
        throw new Cut.Killed();
      }
    }
  }

  private static String bundle(String description) {
    return """
    bundle: {name: b}
    targets: {default: {default: true}}
    workspace: {root_path: %s}
    resources: {jobs: {one: {name: one, description: %s}}}
    """
        .formatted(Ground.ROOT, description);
  }

  private static List<String> own(Ground ground) {
    return ground.workspace().files().list(STATE + "/trowel").stream().map(Listed::name).toList();
  }

  private static List<String> jobs(Ground ground) {
    Answer answer = ground.workspace().rest().send(Call.get("/api/2.2/jobs/list"));
    JsonNode found = ((Answer.Ok) answer).body().path("jobs");
    return found.valueStream().map(job -> job.path("job_id").asText()).toList();
  }

  /// Another machine goes on.
  private void forget() throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve(".databricks"))) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private List<String> deployed(Ground ground, int reached) throws IOException {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    ground.bundle(bundle("v1"));
    ground.filing(files -> new Parting(files, reached, order));
    try {
      ground.deploy();
    } catch (Cut.Killed killed) {
      // As it is to be.
    } finally {
      ground.filing(files -> files);
    }
    return order;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void whicheverOfThemArriveTheNextOneGoesOn(int reached) throws IOException {
    try (Ground ground = new Ground(root)) {
      deployed(ground, reached);
      List<String> first = jobs(ground);
      assertThat(own(ground).stream().anyMatch(name -> name.startsWith("intents-")))
          .isEqualTo((reached & INTENTS) == 0);
      assertThat(ground.workspace().files().stat(STATE + "/deploy.lock").isPresent())
          .isEqualTo((reached & LOCK) == 0);
      forget();

      ground.bundle(bundle("v2")).deploy();

      assertThat(jobs(ground)).isEqualTo(first).hasSize(1);
      assertThat(own(ground)).noneMatch(name -> name.startsWith("intents-"));
      assertThat(ground.workspace().files().stat(STATE + "/deploy.lock")).isEmpty();
      assertThat(ground.propose().isEmpty()).isTrue();
      assertThat(Chronicles.folder(ground.site()).latest(9, "", new Diagnostics())).hasSize(2);
      ground.destroy();
      assertThat(jobs(ground)).isEmpty();
    }
  }

  /// What is settled is nobody's interrupted deployment, whoever looks.
  @Test
  void intentsThatTheTurnNamesAreNoNews() throws IOException {
    try (Ground ground = new Ground(root)) {
      deployed(ground, TURN | LOCK);
      assertThat(own(ground)).anyMatch(name -> name.startsWith("intents-"));

      assertThat(ground.propose().recovered().isEmpty()).isTrue();
      assertThat(ground.propose().isEmpty()).isTrue();
      ground.bundle(bundle("v2"));
      assertThat(ground.propose().recovered().isEmpty()).isTrue();
      assertThat(ground.propose().recovered().versions()).isEmpty();
    }
  }

  /// Where the turn was not given back, nobody said that they are settled.
  @Test
  void intentsThatNoTurnNamesAreLookedInto() throws IOException {
    try (Ground ground = new Ground(root)) {
      deployed(ground, LOCK);
      ground.giveTurnBack();
      assertThat(ground.propose().recovered().isEmpty()).isFalse();
    }
  }

  @Test
  void intentsOfAStateThatDoesNotStandAreNotNamed() throws IOException {
    try (Ground ground = new Ground(root)) {
      ground.bundle(bundle("v1"));
      ground.filing(Forgetful::new);
      assertThat(ground.deployAnyhow().outcome().troubles()).isNotEmpty();
      ground.filing(files -> files);

      assertThat(own(ground)).anyMatch(name -> name.startsWith("intents-"));
      assertThat(ground.propose().recovered().isEmpty()).isFalse();
    }
  }

  /// Says that it wrote a state, and did not.
  private record Forgetful(WorkspaceFiles files) implements ForwardingFiles {
    @Override
    public WorkspaceFiles to(String path) {
      return files;
    }

    @Override
    public Written write(String path, byte[] content, boolean overwrite) {
      return path.endsWith("/resources.json")
          ? Written.DONE
          : files.write(path, content, overwrite);
    }
  }
}
