package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Waits;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.Stops;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is begun before it is known that the turn is ours.
final class LocksTest {

  private static final String STATE = Ground.ROOT + "/state";

  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void start() throws IOException {
    ground = new Ground(root);
    ground.bundle(
        """
        bundle: {name: b}
        workspace: {root_path: %s}
        resources: {jobs: {a: {name: a}}}
        """
            .formatted(Ground.ROOT));
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  private Lease held() {
    return ground.site().leases().acquire(new Waits(false, Duration.ZERO, _ -> {}, _ -> {}));
  }

  @Test
  void whatWasReadWhileSomebodyElseDeployedIsThrownAway() {
    Lease lease = held();
    Site site = ground.site();
    Terms terms = Terms.usual(false).waiting(Duration.ofMinutes(1));
    List<Duration> pauses = new ArrayList<>();
    Waiter patient =
        new Waiter(
            site.workspace().rest(),
            event -> {},
            () -> Instant.EPOCH,
            pause -> {
              pauses.add(pause);
              lease.release(List.of());
              ground.deploy();
            },
            Optional.empty());

    Proposal proposal =
        new Deployer(site).propose(terms, patient, new Diagnostics(), event -> {}, _ -> false);

    assertThat(pauses).hasSize(1);
    assertThat(proposal.recorded().serial()).isEqualTo(1);
    assertThat(proposal.plan().isEmpty()).isTrue();
  }

  @Test
  void aLockForATurnThatDidNotComeIsTakenBack() {
    Site site = ground.site();
    Turns turns = new Turns(site);
    WorkspaceFiles files = ground.workspace().files();
    Lease first = held();
    first.release(List.of());
    Lease second = held();
    try (Locks locks = turns.locks(Terms.usual(false), ground.waiter(site))) {
      locks.begin(first);
    }
    assertThat(files.stat(STATE + "/deploy.lock")).isEmpty();

    try (Locks locks = turns.locks(Terms.usual(false), ground.waiter(site))) {
      locks.begin(first);
      locks.begin(second);
      locks.take(second, List.of());
      assertThat(new String(files.read(STATE + "/deploy.lock").orElseThrow(), UTF_8))
          .contains(second.lock());
      assertThat(locks.isWhole()).isTrue();
      assertThat(locks.release(Gate.OPEN)).isEmpty();
    }
    assertThat(files.stat(STATE + "/deploy.lock")).isEmpty();
  }

  /// Who gives back his turn may still be deleting his lock.
  @Test
  void noLockIsPutInThePlaceOfOneThatIsBeingDeleted() {
    WorkspaceFiles files = ground.workspace().files();
    Lease first = held();
    new DeployLock(files, STATE, "ann", Clock.systemUTC()).acquire(first.lock(), false, List.of());
    first.release(List.of(first.lock()), List.of(first.lock()));
    Lease second = held();
    assertThat(second.going()).containsExactly(first.lock());
    List<Duration> pauses = new ArrayList<>();
    Waiter waiter =
        new Waiter(
            ground.workspace().rest(),
            event -> {},
            () -> Instant.EPOCH,
            pause -> {
              assertThat(text(files)).contains(first.lock());
              pauses.add(pause);
              if (pauses.size() == 3) {
                files.delete(STATE + "/deploy.lock", false);
              }
            },
            Optional.empty());
    try (Locks locks = new Turns(ground.site()).locks(Terms.usual(false), waiter)) {
      locks.begin(second);
      locks.take(second, List.of());
      assertThat(pauses).hasSize(3);
      assertThat(text(files)).contains(second.lock());
    }
  }

  /// The next one has to wait for it just the same.
  @Test
  void whoGivesUpWaitingForALockToGoTellsOfIt() {
    WorkspaceFiles files = ground.workspace().files();
    Lease first = held();
    new DeployLock(files, STATE, "ann", Clock.systemUTC()).acquire(first.lock(), false, List.of());
    first.release(List.of(first.lock()), List.of(first.lock()));
    Waiter impatient =
        new Waiter(
            ground.workspace().rest(),
            event -> {},
            () -> Instant.EPOCH,
            pause -> {
              throw new StopException(Diagnostic.error("interrupted", "enough"));
            },
            Optional.empty());
    LockedRun run = new LockedRun(new Turns(ground.site()), Terms.usual(false), impatient);

    Stops.with(
        "interrupted",
        () -> run.recording(Optional.empty(), new Diagnostics(), turn -> turn.lease().epoch()));

    assertThat(text(files)).contains(first.lock());
    assertThat(held().going()).contains(first.lock());
  }

  /// Whoever was about to delete it is dead.
  @Test
  void aLockThatNobodyCanDeleteAnyMoreIsReplaced() {
    WorkspaceFiles files = ground.workspace().files();
    Lease first = held();
    new DeployLock(files, STATE, "ann", Clock.systemUTC()).acquire(first.lock(), false, List.of());
    first.release(List.of(first.lock()), List.of(first.lock()));
    Lease second = held();
    List<Duration> pauses = new ArrayList<>();
    Waiter waiter =
        new Waiter(
            ground.workspace().rest(),
            event -> {},
            () -> Instant.EPOCH,
            pauses::add,
            Optional.empty());
    try (Locks locks = new Turns(ground.site()).locks(Terms.usual(false), waiter)) {
      locks.begin(second);
      locks.take(second, List.of());
    }
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(text(files)).contains(second.lock());
  }

  private static String text(WorkspaceFiles files) {
    return new String(files.read(STATE + "/deploy.lock").orElseThrow(), UTF_8);
  }

  @Test
  void aLockThatDoesNotStandAsItWasWrittenIsNotReliedOn() {
    Site site = ground.site();
    Lease lease = held();
    WorkspaceFiles files = ground.workspace().files();
    try (Locks locks = new Turns(site).locks(Terms.usual(false), ground.waiter(site))) {
      locks.begin(lease);
      locks.take(lease, List.of());
      new DeployLock(files, STATE, "the incumbent", Clock.systemUTC()).acquire(true);
      assertThat(locks.isWhole()).isFalse();
      Stops.with("lock-held", () -> locks.takeAgain(lease));
      assertThat(locks.standing(lease)).isEqualTo(lease.locks());
    }
    assertThat(new String(files.read(STATE + "/deploy.lock").orElseThrow(), UTF_8))
        .contains("the incumbent");
  }
}
