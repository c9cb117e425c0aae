package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.history.Errand;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Leases;
import dev.trowel.core.lease.Limits;
import dev.trowel.core.lease.Means;
import dev.trowel.core.lease.Moment;
import dev.trowel.core.lease.Processes;
import dev.trowel.core.lease.Waits;
import dev.trowel.core.state.LocalState;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever loses the turn midway leaves what is recorded here as it was: the next one may record
/// under the same serial.
final class LostTurnTest {

  private static final String STATE = Ground.ROOT + "/state";

  @TempDir Path root;
  private Ground ground;
  private Duration passed = Duration.ZERO;

  @BeforeEach
  void start() throws IOException {
    ground =
        new Ground(root)
            .bundle(
                """
                bundle: {name: b}
                targets: {default: {default: true}}
                workspace: {root_path: %s}
                resources:
                  jobs:
                    a: {name: a, description: v1}
                    b: {name: b, description: v1}
                """
                    .formatted(Ground.ROOT));
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  private Lease taken(Site site) {
    Means slow =
        new Means(
            () -> new Moment(passed, Instant.EPOCH),
            Clock.systemUTC(),
            Processes.ofMachine(),
            Limits.USUAL);
    return new Leases(site.workspace().files(), STATE, site.author(), slow)
        .acquire(new Waits(false, Duration.ZERO, pause -> {}, event -> {}));
  }

  private void overtaken(Site site) {
    site.leases().acquire(new Waits(true, Duration.ZERO, pause -> {}, event -> {}));
    passed = passed.plus(Duration.ofMinutes(2));
  }

  private static Turn turn(Site held, Lease lease) {
    Waiter waiter =
        new Waiter(
            held.workspace().rest(),
            event -> {},
            () -> Instant.EPOCH,
            pause -> {},
            Optional.empty());
    return new Turn(held, waiter, lease);
  }

  private static Site with(Site site, RestClient rest) {
    Workspace open = site.workspace();
    return new Site(
        site.bundle(),
        site.git(),
        new Workspace(open.host(), open.workspaceId(), open.user(), rest, open.files()),
        site.folder(),
        site.gitCeiling(),
        site.clock(),
        site.author(),
        site.settle());
  }

  @Test
  void forgetsNothing() {
    ground.attempt(Terms.usual(false));
    Site site = ground.site();
    Optional<State> before = new LocalState(site.folder()).recorded();
    Forgetting.Going going =
        new Forgetting(site).propose(ResourceKey.of("jobs", "a"), new Diagnostics()).orElseThrow();
    Lease lease = taken(site);
    overtaken(site);

    List<Diagnostic> told =
        Forgetting.forget(turn(site.held(lease), lease), going, new Diagnostics());

    assertThat(told).extracting(Diagnostic::code).containsExactly("lease-lost");
    assertThat(new LocalState(site.folder()).recorded()).isEqualTo(before);
  }

  @Test
  void recordsNothingOfTheWayBack() {
    Site site = ground.site();
    Lease lease = taken(site);
    Proposal proposal = new Deployer(site).propose(new Diagnostics());
    RestClient open = site.workspace().rest();
    Site held = with(site, call -> answered(call, open, site)).held(lease);

    Deployed done =
        new Carrying(held, Hooks.NONE, Terms.usual(false).rollingBack(true))
            .deploy(proposal, Errand.DEPLOY, turn(held, lease), new Diagnostics());

    assertThat(done.outcome().succeeded()).isFalse();
    assertThat(new LocalState(site.folder()).recorded().orElseThrow().resources())
        .as("as it was before the way back")
        .containsOnlyKeys(ResourceKey.of("jobs", "a"));
    assertThat(site.folder().file("resources.json.wal")).exists();
  }

  /// The second job is refused, and while the first one goes again somebody else takes the turn.
  private Answer answered(Call call, RestClient open, Site site) {
    JsonNode body = call.body();
    if (call.path().endsWith("/jobs/create")
        && body != null
        && body.path("name").asText().equals("b")) {
      return new Answer.Refused(403, "PERMISSION_DENIED", "no");
    }
    Answer answer = open.send(call);
    if (call.path().endsWith("/jobs/delete")) {
      overtaken(site);
    }
    return answer;
  }
}
