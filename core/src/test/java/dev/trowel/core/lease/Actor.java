package dev.trowel.core.lease;

import dev.trowel.core.lease.World.Fate;
import dev.trowel.core.state.Author;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Someone who deploys: a program that stops before each request, pause and effect until the world
/// lets it go on.
final class Actor implements WorkspaceFiles {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Processes NONE = new Processes(Path.of("no", "such", "folder"));

  private final World world;
  private final String name;
  private final double rate;
  private final SynchronousQueue<Fate> orders = new SynchronousQueue<>();
  private final SynchronousQueue<Boolean> reports = new SynchronousQueue<>();
  private Consumer<Actor> program = actor -> {};
  private String doing = "";
  private Kind kind = Kind.READ;
  private Duration timer = Duration.ZERO;
  private boolean live;
  private boolean killed;
  private @Nullable Throwable failure;

  private enum Kind {
    READ,
    WRITE,
    PAUSE,
    EFFECT
  }

  /// Ends the program of who was killed; nothing catches it.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    private Killed() {
      super("killed", null, false, false);
    }
  }

  /// @param rate how fast its clock goes
  Actor(World world, String name, double rate) {
    this.world = world;
    this.name = name;
    this.rate = rate;
  }

  Actor does(Consumer<Actor> what) {
    program = what;
    return this;
  }

  private Leases leases(Limits limits) {
    Ticks ticks = () -> new Moment(local(), world.wall(local()).plusSeconds(name.length() * 4000L));
    Means means = new Means(ticks, () -> ticks.now().wall(), NONE, limits);
    return new Leases(this, "/s", Author.named(name), means);
  }

  /// Waits for a turn of its own.
  Lease lease(Limits limits) {
    Leases leases = leases(limits);
    // As a deployment does: it looks, plans, is agreed to, and takes the turn some time later.
    leases.await(waits());
    Lease lease = leases.acquire(waits());
    world.turn(name + lease.epoch());
    return lease;
  }

  private Waits waits() {
    return new Waits(false, Duration.ofMinutes(10), this::pause, event -> {});
  }

  /// What is done after `gate` let it pass.
  void act(Lease lease) {
    lease.gate().pass();
    stop("acts", Kind.EFFECT, world.now().plus(World.FLIGHT));
    world.effect(name + lease.epoch());
  }

  /// The same, of somebody who holds the lock `id` besides.
  void act(Lease lease, String id) {
    act(lease);
    world.underLock(id);
  }

  /// The lock of the incumbent's that goes with `lease`, once it is taken.
  ///
  /// @param going those that somebody may be deleting
  DeployLock.Held lock(Lease lease, List<String> going, Limits limits) {
    DeployLock lock = new DeployLock(this, "/s", name, Clock.systemUTC());
    LockQueue queue = new LockQueue(lock, waits(), limits);
    return queue
        .begin(lease.lock())
        .filter(DeployLock.Held::isWhole)
        .orElseGet(() -> queue.acquire(lease.lock(), lease.locks(), going));
  }

  void pause(Duration time) {
    stop("pauses", Kind.PAUSE, world.now().plusMillis((long) (time.toMillis() / rate)));
  }

  private Duration local() {
    return Duration.ofMillis((long) (world.now().toMillis() * rate));
  }

  void begin() {
    live = true;
    Thread.ofVirtual().start(this::live);
    await();
  }

  private void live() {
    try {
      program.accept(this);
    } catch (Killed | StopException end) {
      // Who is killed or locked out does nothing more.
    } catch (Throwable t) {
      failure = t;
    }
    report(false);
  }

  void resume(Fate fate) {
    timer = Duration.ZERO;
    give(fate);
    await();
  }

  void kill() {
    if (live) {
      resume(Fate.KILLED);
    }
    if (failure != null) {
      throw new IllegalStateException(world.story(), failure);
    }
  }

  private void await() {
    try {
      live = reports.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void give(Fate fate) {
    try {
      orders.put(fate);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(boolean more) {
    try {
      reports.put(more);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Fate stop(String what, Kind which, Duration time) {
    if (killed) {
      throw new Killed();
    }
    doing = name + " " + what;
    kind = which;
    timer = time;
    report(true);
    try {
      Fate fate = orders.take();
      killed = fate == Fate.KILLED;
      if (killed) {
        throw new Killed();
      }
      return fate;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isLive() {
    return live;
  }

  String doing() {
    return doing;
  }

  boolean isReady(Duration now) {
    return kind != Kind.PAUSE || timer.compareTo(now) <= 0;
  }

  Duration timer() {
    return kind == Kind.PAUSE ? timer : Duration.ZERO;
  }

  /// When what it does must have happened.
  Duration deadline() {
    return live && kind == Kind.EFFECT ? timer : NEVER;
  }

  List<Fate> fates() {
    return switch (kind) {
      case WRITE -> List.of(Fate.ANSWER_LOST, Fate.LOST, Fate.LATE, Fate.KILLED);
      case READ -> List.of(Fate.LOST);
      case EFFECT -> List.of(Fate.KILLED);
      case PAUSE -> List.of();
    };
  }

  private <T> T asked(String what, Supplier<T> answer) {
    if (stop(what, Kind.READ, Duration.ZERO) == Fate.LOST) {
      throw lost(what);
    }
    return answer.get();
  }

  private <T> T changed(String what, Supplier<T> effect) {
    switch (stop(what, Kind.WRITE, Duration.ZERO)) {
      case ANSWER_LOST -> {
        var _ = effect.get();
      }
      case LATE ->
          world.later(() -> {
            var _ = effect.get();
          });
      case LOST -> {}
      case DONE, KILLED -> {
        return effect.get();
      }
    }
    throw lost(what);
  }

  private static StopException lost(String what) {
    return new StopException(Diagnostic.error("lost", "no answer to " + what));
  }

  @Override
  public Optional<Info> stat(String path) {
    return Optional.empty();
  }

  @Override
  public List<Listed> list(String folder) {
    return asked("lists", () -> world.list(folder));
  }

  @Override
  public Optional<byte[]> read(String path) {
    return asked("reads " + path, () -> world.read(path));
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    return changed("writes " + path, world.write(path, content, overwrite));
  }

  @Override
  public void mkdirs(String path) {}

  @Override
  public boolean delete(String path, boolean recursive) {
    return changed("deletes " + path, () -> world.delete(path));
  }
}
