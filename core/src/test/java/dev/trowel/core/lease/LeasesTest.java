package dev.trowel.core.lease;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.event.Event;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.MemoryFiles;
import dev.trowel.core.state.Stops;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class LeasesTest {

  private static final String STATE = "/Workspace/s";
  private static final String FIRST = STATE + "/trowel/lease-000001.json";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-01T10:00:00Z"), ZoneOffset.UTC);

  private static final String FOLDER = "mkdirs " + STATE + "/trowel";

  private final MemoryFiles files = new MemoryFiles();
  private final List<String> told = new ArrayList<>();
  private Duration steady = Duration.ZERO;
  private Duration wall = Duration.ZERO;
  private Duration slept = Duration.ZERO;
  private Consumer<Duration> meanwhile = time -> {};

  private Means means(Clock clock) {
    return new Means(
        () -> new Moment(steady, Instant.EPOCH.plus(wall)),
        clock,
        new Processes(Path.of("no", "such", "folder")),
        Limits.USUAL);
  }

  private Leases leases(String user) {
    return leases(user, CLOCK);
  }

  private Leases leases(String user, Clock clock) {
    Author author =
        new Author(user, "build-7", "", "https://ci.example.com/4711", "3f2a91c", "main");
    return new Leases(files, STATE, author, means(clock));
  }

  private Waits waits(boolean force, Duration timeout) {
    return new Waits(
        force,
        timeout,
        time -> {
          slept = slept.plus(time);
          meanwhile.accept(time);
        },
        event -> {
          if (event instanceof Event.Queueing(String line)) {
            told.add(line);
          }
        });
  }

  private Lease acquire(String user) {
    return leases(user).acquire(waits(false, Duration.ZERO));
  }

  private void pass(Duration time) {
    steady = steady.plus(time);
    wall = wall.plus(time);
  }

  @Test
  void saysInTheWorkspaceWhoHasTheTurn() {
    Lease lease = acquire("ann");
    assertThat(lease.epoch()).isEqualTo(1);
    assertThat(files.text(FIRST))
        .contains("\"user\": \"ann\"", "\"host\": \"build-7\"", "\"commit\": \"3f2a91c\"")
        .contains("\"ci_run\": \"https://ci.example.com/4711\"", "\"phase\": \"starting\"")
        .contains("\"since\": \"2026-08-01T10:00:00Z\"", "\"released\": false", lease.lock());
    assertThat(leases("bob").running())
        .hasValueSatisfying(holder ->
            assertThat(holder.who()).isEqualTo("ann (build-7, https://ci.example.com/4711)"));
  }

  @Test
  void takesOneWriteToTakeAndOneToGiveBack() {
    Lease lease = acquire("ann");
    assertThat(files.changes()).containsExactly(FOLDER, "write " + FIRST);
    assertThat(lease.release(List.of())).isEmpty();
    assertThat(files.changes()).containsExactly(FOLDER, "write " + FIRST, "write " + FIRST);
    assertThat(leases("bob").running()).isEmpty();
    acquire("bob");
    assertThat(files.changes()).hasSize(4).containsOnlyOnce(FOLDER);
  }

  @Test
  void anEarlierLookIsGoodEnoughToTryTheNextName() {
    acquire("ann").release(List.of());
    Leases bob = leases("bob");
    bob.await(waits(false, Duration.ZERO));
    pass(Duration.ofHours(1));
    assertThat(bob.acquire(waits(false, Duration.ZERO)).epoch()).isEqualTo(2);

    Leases cid = leases("cid");
    Leases dan = leases("dan");
    leases("eve").acquire(waits(true, Duration.ZERO)).release(List.of());
    cid.await(waits(false, Duration.ZERO));
    dan.await(waits(false, Duration.ZERO));
    Lease lease = cid.acquire(waits(false, Duration.ZERO));
    meanwhile = time -> lease.beat();
    Stops.with("lock-held", () -> dan.acquire(waits(false, Duration.ofSeconds(2))))
        .satisfies(d -> assertThat(d.summary()).contains("cid"));
    lease.release(List.of());
    assertThat(dan.acquire(waits(false, Duration.ZERO)).epoch()).isEqualTo(lease.epoch() + 1);
  }

  @Test
  void tellsOfEachNameThatItTakesAlsoOfOneThatIsOvertaken() {
    List<Lease> named = new ArrayList<>();
    Lease lease =
        leases("ann")
            .acquire(
                waits(false, Duration.ZERO),
                each -> {
                  named.add(each);
                  if (named.size() == 1) {
                    leases("bob").acquire(waits(true, Duration.ZERO)).release(List.of());
                  }
                });
    assertThat(named).hasSize(2).endsWith(lease);
    assertThat(named.getFirst().lock()).isNotEqualTo(lease.lock());
    assertThat(lease.epoch()).isEqualTo(3);
  }

  @Test
  void namesWhatNobodyNeedsAnyMore() {
    String left = "intents-000001-0a1b2c3d.json";
    files.put(STATE + "/trowel/" + left, "{}");
    Lease ann = acquire("ann");
    ann.spare(List.of(left, "intents-000001-gone.json", "lease-000001.json", "../intents-1.json"));
    ann.release(List.of());

    Leases next = leases("bob");
    next.await(waits(false, Duration.ZERO));
    assertThat(next.spare()).containsExactly(left, "intents-000001-gone.json");
    Lease bob = next.acquire(waits(false, Duration.ZERO));
    assertThat(bob.spare()).containsExactly(left);
    assertThat(leases("cid").spare()).isEmpty();

    bob.sweep();
    bob.release(List.of());
    assertThat(files.names(STATE)).doesNotContain("trowel/" + left);
    assertThat(acquire("cid").spare()).isEmpty();
  }

  @Test
  void carriesOnTheLocksThatMayBeDeletedOnlyNow() {
    Lease ann = acquire("ann");
    ann.release(List.of(ann.lock()), List.of(ann.lock()));
    assertThat(acquire("bob").going()).containsExactly(ann.lock());
    Lease cid = leases("cid").acquire(waits(true, Duration.ZERO));
    assertThat(cid.going()).containsExactly(ann.lock());
    cid.release(List.of());
    assertThat(acquire("dan").going()).isEmpty();
  }

  @Test
  void givesEachTurnAHigherNumberAndKeepsTheLast() {
    acquire("ann").release(List.of());
    Lease second = acquire("bob");
    second.tidy();
    second.release(List.of());
    assertThat(files.names(STATE)).containsExactly("trowel/lease-000002.json");
    assertThat(acquire("ann").epoch()).isEqualTo(3);
    assertThat(slept).isZero();
  }

  @Test
  void stopsAtTheFirstSignOfLifeOfWhoeverHasIt() {
    Lease ann = acquire("ann");
    meanwhile =
        time -> {
          if (slept.equals(Duration.ofSeconds(10))) {
            ann.phase("applying 12 of 40");
            ann.beat();
          }
        };
    Stops.with("lock-held", () -> acquire("bob"))
        .satisfies(d -> {
          assertThat(d.summary())
              .isEqualTo("deploy lock acquired by ann at 2026-08-01 10:00:00 +0000 UTC.");
          assertThat(d.detail())
              .contains("Use --force-lock to override", "host    build-7")
              .contains("CI run  https://ci.example.com/4711", "commit  3f2a91c on main")
              .contains("phase   applying 12 of 40", "last sign of life 2026-08-01T10:00:00Z")
              .contains("--lock-timeout 10m");
        });
    assertThat(slept).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void takesThePlaceOfWhoeverGivesNoSignOfLifeForAMinute() {
    Lease ann = acquire("ann");
    Lease bob = acquire("bob");
    assertThat(slept).isEqualTo(Duration.ofSeconds(60));
    assertThat(bob.epoch()).isEqualTo(2);
    assertThat(bob.locks()).containsExactly(bob.lock(), ann.lock());
    assertThat(told).hasSize(3).last().asString().contains("is dead", "taking its place");
    ann.beat();
    assertThat(ann.isLost()).isTrue();
    Stops.with("lease-lost", ann.gate()::pass)
        .satisfies(d -> assertThat(d.summary()).contains("bob (build-7").contains("took it over"));
  }

  @Test
  void waitsAsLongAsItIsTold() {
    Lease ann = acquire("ann");
    meanwhile = time -> ann.beat();
    Stops.with("lock-held", () -> leases("bob").acquire(waits(false, Duration.ofMinutes(10))));
    assertThat(slept).isEqualTo(Duration.ofMinutes(10));
    assertThat(told).hasSizeBetween(20, 22);

    meanwhile =
        time -> {
          if (slept.compareTo(Duration.ofMinutes(11)) > 0) {
            ann.release(List.of());
          }
        };
    assertThat(leases("bob").acquire(waits(false, Duration.ofMinutes(10))).epoch()).isEqualTo(2);
  }

  @Test
  void isTakenAwayWithForceAtOnce() {
    Lease ann = acquire("ann");
    Lease bob = leases("bob").acquire(waits(true, Duration.ZERO));
    assertThat(slept).isZero();
    assertThat(bob.epoch()).isEqualTo(2);
    ann.beat();
    assertThat(ann.isLost()).isTrue();
    assertThat(ann.release(List.of())).isEmpty();
    assertThat(leases("cid").running()).map(Holder::who).get().asString().startsWith("bob");
  }

  @Test
  void respectsALeaseItCannotReadForAMinute() {
    files.put(FIRST, "?");
    assertThat(leases("bob").running()).map(Holder::who).contains("somebody");
    assertThat(acquire("bob").epoch()).isEqualTo(2);
    assertThat(slept).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void doesNotCallAliveForWhomItWaitedInVain() {
    acquire("ann");
    Leases bob = leases("bob");
    assertThat(bob.running()).isPresent();
    bob.await(waits(false, Duration.ZERO));
    assertThat(bob.running()).isEmpty();
  }

  @Test
  void callsAliveWhoSpokeAMomentAgoByHisOwnTime() {
    acquire("ann");
    assertThat(leases("bob", Clock.offset(CLOCK, Duration.ofSeconds(60))).running()).isPresent();
    assertThat(leases("bob", Clock.offset(CLOCK, Duration.ofSeconds(61))).running()).isEmpty();
    assertThat(leases("bob", Clock.offset(CLOCK, Duration.ofHours(-1))).running()).isPresent();
  }

  @Test
  void seesThatSomebodyLivesWhoseLeaseItCannotRead() {
    files.put(FIRST, "?");
    meanwhile = time -> files.write(FIRST, "?".getBytes(UTF_8), true);
    Stops.with("lock-held", () -> acquire("bob"));
    assertThat(slept).isEqualTo(Limits.USUAL.poll());
  }

  @Test
  void isConfirmedAgainWhenTheWindowIsOver() {
    Lease ann = acquire("ann");
    pass(Duration.ofSeconds(30));
    ann.gate().pass();
    assertThat(files.changes()).containsExactly(FOLDER, "write " + FIRST);
    pass(Duration.ofSeconds(1));
    ann.gate().pass();
    assertThat(files.changes()).hasSize(3);
  }

  @Test
  void isDoubtedAfterAMachineSleptAlthoughItsClockStoodStill() {
    Lease ann = acquire("ann");
    leases("bob").acquire(waits(false, Duration.ZERO));
    wall = wall.plusSeconds(100);
    Stops.with("lease-lost", ann.gate()::pass);
  }

  @Test
  void beginsNothingWhileItCannotBeConfirmedAndGoesOnWhenItCan() {
    Lease ann = acquire("ann");
    pass(Duration.ofSeconds(31));
    files.breakAt(1, false);
    Stops.with("lease-lost", ann.gate()::pass)
        .satisfies(d -> assertThat(d.summary()).contains("connection lost"));
    files.mend();
    ann.gate().pass();
    assertThat(ann.isHeld()).isTrue();
  }

  @Test
  void isLostWithItsFileAndDoesNotBringItBack() {
    Lease ann = acquire("ann");
    files.delete(STATE, true);
    pass(Duration.ofSeconds(31));
    Stops.with("lease-lost", ann.gate()::pass);
    ann.release(List.of());
    assertThat(files.names(STATE)).isEmpty();
  }

  @Test
  void endsWithItsFolderWhenItsHolderTakesThatAway() {
    Lease ann = acquire("ann");
    ann.guard(TestWorkspaces.of(files)).files().delete(STATE, true);
    ann.beat();
    ann.release(List.of());
    assertThat(files.names(STATE)).isEmpty();
    Stops.with("lease-lost", ann.gate()::pass);
  }

  @Test
  void goesOnWhenItsFolderCouldNotBeTakenAway() {
    Lease ann = acquire("ann");
    files.breakAt(1, false);
    Stops.with("lost", () -> ann.guard(TestWorkspaces.of(files)).files().delete(STATE, true));
    files.mend();
    ann.gate().pass();
    ann.beat();
    assertThat(ann.isHeld()).isTrue();
  }

  @Test
  void beginsNothingAtOnceWhenItsFolderMayHaveBeenTakenAway() {
    Lease ann = acquire("ann");
    files.breakAt(1, true);
    Stops.with("lost", () -> ann.guard(TestWorkspaces.of(files)).files().delete(STATE, true));
    files.mend();
    Stops.with("lease-lost", ann.gate()::pass);
  }

  @Test
  void saysWhenItCouldNotBeGivenBack() {
    Lease ann = acquire("ann");
    files.breakAt(1, false);
    assertThat(ann.release(List.of())).map(Diagnostic::code).contains("lock-left");
  }

  @Test
  void replacesTheLockOfADeadOneAndRespectsTheIncumbents() {
    Lease ann = acquire("ann");
    DeployLock lock = new DeployLock(files, STATE, "ann", CLOCK);
    lock.acquire(ann.lock(), false, List.of());
    Waits waits = waits(false, Duration.ofSeconds(30));
    Lease bob = leases("bob").acquire(waits);

    LockQueue queue = new LockQueue(lock, waits, Limits.USUAL);
    queue.await(bob.locks());
    queue.acquire(bob.lock(), bob.locks(), bob.going());
    assertThat(files.text(STATE + "/deploy.lock")).contains(bob.lock());

    slept = Duration.ZERO;
    Stops.with("lock-held", () -> queue.acquire("other", List.of(), List.of()))
        .satisfies(d -> assertThat(d.detail()).isEqualTo(DeployLock.WAY_OUT));
    assertThat(slept).isEqualTo(Duration.ofSeconds(30));
    assertThat(told).last().asString().startsWith("Waiting: deploy lock acquired by ann at ");
  }

  @Test
  void tellsHowFarItIsWithTheNextSignOfLife() {
    Lease ann = acquire("ann");
    Phases phases = new Phases(event -> {}, ann, 2);
    phases.accept(new Event.Uploading("/f", 3, 9));
    ann.beat();
    assertThat(files.text(FIRST)).contains("\"phase\": \"uploading\"");
    ResourceKey key = ResourceKey.of("jobs", "train");
    phases.accept(new Event.Started(key, "create"));
    phases.accept(new Event.Done(key, "create", "1"));
    ann.beat();
    assertThat(files.text(FIRST)).contains("\"phase\": \"applying 1 of 2\"");
    phases.accept(new Event.Done(key, "create", "1"));
    ann.beat();
    assertThat(files.text(FIRST)).contains("\"phase\": \"recording\"");
  }
}
