package dev.trowel.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import dev.trowel.core.state.Author;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.LocalState;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.state.Stops;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.preset.Assembly;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deployments of one target that meet, against the local workspace.
final class TurnsTest {

  private static final String STATE = Ground.ROOT + "/state";
  private static final Processes MACHINE = Processes.ofMachine();
  private static final int ROUNDS = 6;

  @TempDir Path root;
  private Ground ground;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void start() throws IOException {
    ground = new Ground(root);
    bundle("");
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  private void bundle(String mode) throws IOException {
    ground.bundle(bundled(mode));
  }

  private static String bundled(String mode) {
    return """
    bundle: {name: b}
    targets: {default: {%sdefault: true}}
    workspace: {root_path: %s}
    resources:
      jobs:
        a: {name: a, description: v1}
        b: {name: b, description: v1}
    """
        .formatted(mode, Ground.ROOT);
  }

  /// Somebody on this machine with this process, `""` when nothing is known of it.
  private static Author author(String user, String process) {
    return new Author(user, MACHINE.host(), process, "", "", "");
  }

  /// A process of this machine that lives on and is not this one.
  private static String another() {
    String self = MACHINE.self();
    assumeThat(self).as("a machine that tells its processes apart").isNotEmpty();
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    String space = self.substring(0, self.indexOf('/', self.indexOf("pid:")) + 1);
    return space + parent + "/" + startOf(parent);
  }

  private static String startOf(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String dead() {
    return MACHINE.self().replaceAll("/\\d+/\\d+$", "/4194305/1");
  }

  private Site site(Author author, String checkout, Workspace workspace) {
    Site site = ground.site();
    LocalFolder folder = LocalFolder.of(root.resolve(checkout), "default", Optional.empty());
    return new Site(
        site.bundle(),
        site.git(),
        workspace,
        folder,
        site.gitCeiling(),
        Clock.systemUTC(),
        author,
        Site.USUAL);
  }

  private Site site(Author author) {
    return site(author, author.user(), ground.workspace());
  }

  private Waiter waiter(Site site) {
    return new Waiter(
        site.workspace().rest(),
        event -> said.add(event.toString()),
        () -> Instant.EPOCH,
        pause -> {},
        Optional.empty());
  }

  private Lease held(Author author) {
    Waits waits = new Waits(false, Duration.ZERO, pause -> {}, event -> {});
    return site(author).leases().acquire(waits);
  }

  @Test
  void whoeverFindsALiveOneIsToldBeforeAnythingIsPlanned() {
    Lease lease = held(author("ann", another()));
    Site site = site(author("bob", MACHINE.self()));
    Stops.with("lock-held", () -> new Deployer(site).awaitTurn(Terms.usual(false), waiter(site)))
        .satisfies(d -> assertThat(d.summary()).startsWith("deploy lock acquired by ann at "));
    Stops.with("lock-held", () -> new Destroyer(site).awaitTurn(Terms.usual(false), waiter(site)));
    new Deployer(site).awaitTurn(Terms.usual(true), waiter(site));
    lease.release(List.of());
    new Deployer(site).awaitTurn(Terms.usual(false), waiter(site));
  }

  @Test
  void aDeadOneIsReplacedAtOnceAndItsLockToo() {
    assumeThat(MACHINE.self()).isNotEmpty();
    Lease dead = held(author("ann", dead()));
    DeployLock lock = new DeployLock(ground.workspace().files(), STATE, "ann", Clock.systemUTC());
    lock.acquire(dead.lock(), false, List.of());

    deploy(site(author("bob", MACHINE.self())));

    assertThat(said).anyMatch(line -> line.contains("ann") && line.contains("taking its place"));
    assertThat(ground.workspace().files().stat(STATE + "/deploy.lock")).isEmpty();
    assertThat(leases()).containsExactly("lease-000002.json");
  }

  @Test
  void theLockOfADeadOneInAFormerFolderIsReplacedToo() throws IOException {
    assumeThat(MACHINE.self()).isNotEmpty();
    deploy(site(author("ann", "")));
    String former = "workspace: {root_path: " + Ground.ROOT + "}";
    String moved =
        "workspace: {root_path: %s}\ntrowel: {moved: [{from_root: %s}]}"
            .formatted(Ground.ROOT + "2", Ground.ROOT);
    ground.bundle(bundled("").replace(former, moved));
    Lease dead = held(author("ann", dead()));
    WorkspaceFiles files = ground.workspace().files();
    for (String state : List.of(Ground.ROOT + "2/state", STATE)) {
      new DeployLock(files, state, "ann", Clock.systemUTC()).acquire(dead.lock(), false, List.of());
    }

    deploy(site(author("bob", MACHINE.self())));

    assertThat(files.stat(Ground.ROOT)).isEmpty();
    assertThat(files.stat(Ground.ROOT + "2/state/deploy.lock")).isEmpty();
  }

  @Test
  void whoLosesTheTurnRecordsNothingUnderTheSerialOfTheNext() {
    List<Lease> both = new ArrayList<>();
    Duration[] passed = {Duration.ZERO};
    Workspace open = ground.workspace();
    Site ann = site(author("ann", ""), "ann", open);
    Means slow =
        new Means(
            () -> new Moment(passed[0], Instant.EPOCH), Clock.systemUTC(), MACHINE, Limits.USUAL);
    both.add(
        new Leases(open.files(), STATE, ann.author(), slow)
            .acquire(new Waits(false, Duration.ZERO, pause -> {}, event -> {})));
    Workspace overtaken =
        new Workspace(
            open.host(),
            open.workspaceId(),
            open.user(),
            call -> {
              Answer answer = open.rest().send(call);
              if (call.path().endsWith("/jobs/create") && both.size() == 1) {
                Waits force = new Waits(true, Duration.ZERO, pause -> {}, event -> {});
                both.add(site(author("bob", "")).leases().acquire(force));
                passed[0] = Duration.ofMinutes(2);
              }
              return answer;
            },
            open.files());
    Proposal proposal = new Deployer(ann).propose(new Diagnostics());

    Site held = site(ann.author(), "ann", overtaken).held(both.getFirst());
    Turn turn = new Turn(held, waiter(held), both.getFirst());
    Deployed lost =
        new Carrying(held, Hooks.NONE, Terms.usual(false))
            .deploy(proposal, Errand.DEPLOY, turn, new Diagnostics());

    assertThat(lost.outcome().troubles())
        .extracting(Diagnostic::code)
        .containsExactly("lease-lost");
    assertThat(ann.folder().file("resources.json")).doesNotExist();
    both.getLast().release(List.of());
    deploy(site(author("bob", "")));
    Diagnostics said = new Diagnostics();
    assertThat(new Deployer(ann).propose(said).isEmpty()).isTrue();
    assertThat(said.list()).isEmpty();
    assertThat(ground.exchanges().stream().filter(each -> each.line().contains("jobs/create")))
        .as("nothing is made twice")
        .hasSize(2);
  }

  @Test
  void aStateThatNeverReachedTheWorkspaceIsNotTakenForTheOneThatDid() {
    Site ann = site(author("ann", ""));
    deploy(ann);
    State first = ann.store().look();
    SortedMap<ResourceKey, Recorded> less = new TreeMap<>(first.resources());
    less.remove(ResourceKey.of("jobs", "b"));
    new LocalState(ann.folder())
        .write(new State(first.lineage(), first.serial() + 1, first.toolVersion(), less));
    Proposal proposal = new Deployer(ann).propose(new Diagnostics());

    deploy(changed(site(author("bob", "")), 1));

    Stops.with("plan-stale", () -> carryOut(ann, proposal));
  }

  @Test
  void theIncumbentsLockIsRespectedUntilItIsGone() {
    WorkspaceFiles files = ground.workspace().files();
    DeployLock.Held held = new DeployLock(files, STATE, "ann", Clock.systemUTC()).acquire(false);
    Site site = site(author("bob", ""));
    Stops.with("lock-held", () -> deploy(site));
    Stops.with("lock-held", () -> new Deployer(site).awaitTurn(Terms.usual(false), waiter(site)));
    List<Duration> pauses = new ArrayList<>();
    Waiter patient =
        new Waiter(
            site.workspace().rest(),
            event -> said.add(event.toString()),
            () -> Instant.EPOCH,
            pause -> {
              pauses.add(pause);
              if (pauses.size() == 3) {
                held.release();
              }
            },
            Optional.empty());
    new Deployer(site).awaitTurn(Terms.usual(false).waiting(Duration.ofMinutes(1)), patient);
    assertThat(pauses).hasSize(3);
    assertThat(said).anyMatch(line -> line.contains("Waiting: deploy lock acquired by ann at "));
    deploy(site);
  }

  @Test
  void developmentTargetsTakeTurnsWithoutTheIncumbentsLock() throws IOException {
    bundle("mode: development, ");
    Site ann = site(author("ann", ""));
    Site bob = site(author("bob", ""));
    Proposal first = new Deployer(ann).propose(new Diagnostics());
    Proposal second = new Deployer(bob).propose(new Diagnostics());
    carryOut(ann, first);
    Stops.with("plan-stale", () -> carryOut(bob, second));
    assertThat(ground.exchanges())
        .noneMatch(each -> each.isChange() && each.line().contains("deploy.lock"));
    assertThat(ground.exchanges().stream().filter(each -> each.line().contains("jobs/create")))
        .hasSize(2);
  }

  @Test
  void destroyLeavesNoLeaseBehind() {
    deploy(site(author("ann", "")));
    assertThat(leases()).hasSize(1);
    ground.destroy();
    assertThat(ground.workspace().files().stat(Ground.ROOT)).isEmpty();
  }

  /// Two checkouts of one development target; the other one's lease is seen to be alive, so that
  /// nobody waits.
  @Test
  void writesOfTwoNeverLieAmongEachOther() throws Exception {
    bundle("mode: development, ");
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    String other = another();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> both =
          List.of(
              () -> rounds(author("ann", MACHINE.self()), log),
              () -> rounds(author("bob", other), log));
      for (Future<Integer> each : threads.invokeAll(both)) {
        assertThat(each.get()).isEqualTo(ROUNDS);
      }
    }
    List<String> runs = new ArrayList<>();
    for (String each : log) {
      if (runs.isEmpty() || !runs.getLast().equals(each)) {
        runs.add(each);
      }
    }
    assertThat(runs).doesNotHaveDuplicates();
    assertThat(ground.exchanges().stream().filter(each -> each.line().contains("jobs/create")))
        .as("nothing is made twice")
        .hasSize(2);
  }

  private int rounds(Author author, List<String> log) {
    for (int round = 0; round < ROUNDS; ) {
      String who = author.user() + round;
      Workspace open = ground.workspace();
      Workspace told =
          new Workspace(
              open.host(),
              open.workspaceId(),
              open.user(),
              call -> {
                if (!call.isRead()) {
                  log.add(who);
                }
                return open.rest().send(call);
              },
              open.files());
      try {
        deploy(changed(site(author, who, told), round));
        round++;
      } catch (StopException stop) {
        assertThat(stop.diagnostics().getFirst().code()).isIn("lock-held", "plan-stale");
      }
    }
    return ROUNDS;
  }

  /// The same, with jobs that say something else than before.
  private static Site changed(Site site, int round) {
    Value.Mapping tree =
        Values.put(
            site.bundle().tree(),
            new Value.Text(Span.synthetic("test"), site.author().user() + round),
            "resources",
            "jobs",
            "a",
            "description");
    return Ground.with(site, Assembly.with(site.bundle(), tree));
  }

  private void deploy(Site site) {
    Proposal proposal = new Deployer(site).propose(new Diagnostics());
    carryOut(site, proposal);
  }

  private void carryOut(Site site, Proposal proposal) {
    Diagnostics warnings = new Diagnostics();
    Terms terms = Terms.usual(false);
    Deployed deployed = new Deployer(site).carryOut(proposal, terms, waiter(site), warnings);
    assertThat(deployed.outcome().troubles()).isEmpty();
    assertThat(warnings.list()).isEmpty();
  }

  private List<String> leases() {
    return ground.workspace().files().list(STATE + "/trowel").stream()
        .map(WorkspaceFiles.Listed::name)
        .filter(name -> name.startsWith("lease-"))
        .sorted()
        .toList();
  }
}
