package dev.trowel.core.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the state was told to forget is somebody else's from then on, also when the deployment that
/// makes it anew is cut off.
final class ForgottenTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "a");

  @TempDir Path root;

  @Test
  void isNotTakenBackForWhatWasToBeMade() throws IOException {
    try (Ground ground = new Ground(root)) {
      ground.bundle("{bundle: {name: b}, resources: {jobs: {a: {name: a}}}}").deploy();
      String first = id(ground.site().store().look());
      Forgetting forgetting = new Forgetting(ground.site());
      Diagnostics warnings = new Diagnostics();
      forgetting.carryOut(
          forgetting.propose(JOB, warnings).orElseThrow(), Terms.usual(false), warnings);

      ground.answering(rest ->
          call -> {
            if (call.path().endsWith("/jobs/create")) {
              throw new Cut.Killed();
            }
            return rest.send(call);
          });
      assertThatThrownBy(ground::deploy).isInstanceOf(Cut.Killed.class);
      ground.answering(rest -> rest);

      assertThat(id(ground.deploy().state())).isNotEqualTo(first);
    }
  }

  private static String id(State state) {
    return requireNonNull(state.resources().get(JOB)).id();
  }
}
