package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.select.Selecting;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else protects something between a plan and its deployment; the state stays as it was.
final class ProtectionMeanwhileTest {

  private static final String FILE =
      "/Workspace/Users/ana@example.com/.bundle/b/default/state/trowel/protection.json";

  private static final String BUNDLE =
      """
      bundle: {name: b}
      resources:
        jobs:
          a: {name: a}
          b: {name: b}
      """;

  @TempDir Path root;

  @Test
  void whatSomebodyProtectedMeanwhileIsNotWrittenOver() throws IOException {
    try (Ground ground = new Ground(root)) {
      State state = ground.bundle(BUNDLE).deploy().state();
      ground.bundle(
          BUNDLE.replace("a: {name: a}", "a: {name: a, lifecycle: {prevent_destroy: true}}"));
      Site site = ground.site();
      Selecting one = new Selecting(List.of("jobs.a"), List.of(), false);
      Deployer deployer = new Deployer(site, Hooks.NONE, one);
      Proposal proposal = deployer.propose(new Diagnostics());
      assertThat(proposal.protection().added()).hasSize(1);
      byte[] others =
          """
          {"version": 1, "lineage": "%s", "protected": {"resources.jobs.b": {"since": 1}}}
          """
              .formatted(state.lineage())
              .getBytes(UTF_8);
      ground.workspace().files().write(FILE, others, true);

      assertThatThrownBy(() ->
              deployer.carryOut(proposal, Terms.usual(false), waiter(site), new Diagnostics()))
          .isInstanceOfSatisfying(
              StopException.class,
              stop -> assertThat(stop.diagnostics().getFirst().code()).isEqualTo("plan-stale"));
      assertThat(ground.workspace().files().read(FILE)).hasValue(others);
    }
  }

  private static Waiter waiter(Site site) {
    return new Waiter(
        site.workspace().rest(), _ -> {}, () -> Instant.EPOCH, _ -> {}, Optional.empty());
  }
}
