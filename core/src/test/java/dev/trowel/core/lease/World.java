package dev.trowel.core.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.core.workspace.WorkspaceFiles.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A workspace, its clock and those who deploy there, one step at a time as a schedule says.
final class World {

  /// A request begun in time takes effect within this; it is what the limits leave for it.
  static final Duration FLIGHT = Duration.ofSeconds(25);

  private static final int MOST_STEPS = 400;
  private static final String LOCK = "/s/deploy.lock";

  private final Schedule schedule;
  private final boolean bounded;
  private final List<Actor> actors = new ArrayList<>();
  private final SortedMap<String, Stored> files = new TreeMap<>();
  private final List<Late> late = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final List<String> turns = new ArrayList<>();
  private final StringBuilder story = new StringBuilder();
  private Duration now = Duration.ZERO;
  private int writes;
  private boolean bare;
  private int current;

  private record Stored(String content, int version) {}

  /// A request that takes effect although nobody waits for its answer any more.
  private record Late(Runnable effect, Duration until) {}

  private record Choice(String name, Runnable step) {}

  /// @param bounded whether nobody is held up between a look at his gate and what it lets pass
  World(Schedule schedule, boolean bounded) {
    this.schedule = schedule;
    this.bounded = bounded;
  }

  Actor actor(String name, double rate) {
    Actor actor = new Actor(this, name, rate);
    actors.add(actor);
    return actor;
  }

  /// Runs all of them to their ends.
  void run() {
    actors.forEach(Actor::begin);
    for (int step = 0; step < MOST_STEPS && actors.stream().anyMatch(Actor::isLive); step++) {
      List<Choice> options = options();
      Choice chosen = options.get(schedule.choose(options.size()));
      story.append(now.toSeconds()).append("s ").append(chosen.name()).append('\n');
      chosen.step().run();
    }
    boolean ended = actors.stream().noneMatch(Actor::isLive);
    actors.forEach(Actor::kill);
    if (!ended) {
      throw new IllegalStateException("does not end:\n" + story);
    }
  }

  /// The usual course first: whoever is at work goes on, then the next one, then time passes.
  private List<Choice> options() {
    List<Choice> options = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      int index = (current + i) % actors.size();
      Actor actor = actors.get(index);
      if (actor.isLive() && actor.isReady(now)) {
        options.add(new Choice(actor.doing(), () -> step(index, Fate.DONE)));
      }
    }
    nextTimer().ifPresent(time -> options.add(jump(time)));
    for (int i = 0; i < actors.size(); i++) {
      faults(i, options);
    }
    late.stream().toList().forEach(each -> options.add(new Choice("late", () -> arrive(each))));
    for (int seconds : new int[] {12, 31, 61}) {
      Duration time = now.plusSeconds(seconds);
      if (mayBe(time)) {
        options.add(jump(time));
      }
    }
    return options;
  }

  private void faults(int index, List<Choice> options) {
    Actor actor = actors.get(index);
    if (actor.isLive() && actor.isReady(now)) {
      for (Fate fate : actor.fates()) {
        options.add(new Choice(actor.doing() + " " + fate, () -> step(index, fate)));
      }
    }
  }

  private Choice jump(Duration time) {
    return new Choice("time", () -> now = time);
  }

  private Optional<Duration> nextTimer() {
    return actors.stream()
        .filter(Actor::isLive)
        .map(Actor::timer)
        .filter(time -> time.compareTo(now) > 0 && mayBe(time))
        .min(Duration::compareTo);
  }

  /// Whether it may become that late before something that is on its way arrives.
  private boolean mayBe(Duration time) {
    return late.stream().allMatch(each -> each.until().compareTo(time) >= 0)
        && (!bounded || actors.stream().allMatch(actor -> actor.deadline().compareTo(time) >= 0));
  }

  private void step(int index, Fate fate) {
    current = index;
    actors.get(index).resume(fate);
  }

  private void arrive(Late each) {
    late.remove(each);
    each.effect().run();
  }

  Duration now() {
    return now;
  }

  Instant wall(Duration time) {
    return Instant.parse("2026-01-01T00:00:00Z").plus(time);
  }

  /// Lets `effect` happen some time, whatever becomes of who asked for it.
  void later(Runnable effect) {
    late.add(new Late(effect, now.plus(FLIGHT)));
  }

  void effect(String lease) {
    effects.add(lease);
  }

  /// Notes whether the lock stands as `id` while its holder acts.
  void underLock(String id) {
    bare |= read(LOCK).filter(bytes -> new String(bytes, UTF_8).contains(id)).isEmpty();
  }

  /// Whether somebody acted while the incumbent could have come in.
  boolean isBare() {
    return bare;
  }

  /// Whether what two did lies among each other.
  boolean isMixed() {
    List<String> runs = new ArrayList<>();
    for (String each : effects) {
      if (runs.isEmpty() || !runs.getLast().equals(each)) {
        runs.add(each);
      }
    }
    return runs.stream().distinct().count() < runs.size();
  }

  /// How much one did at most after another had begun whose turn was later.
  long stragglers() {
    return turns.stream().mapToLong(this::stragglers).max().orElse(0);
  }

  private long stragglers(String turn) {
    List<String> later = turns.subList(turns.indexOf(turn) + 1, turns.size());
    return effects.stream().dropWhile(each -> !later.contains(each)).filter(turn::equals).count();
  }

  /// Notes who got a turn.
  void turn(String lease) {
    turns.add(lease);
  }

  long leases() {
    return effects.stream().distinct().count();
  }

  String story() {
    return "%s%n%s%s".formatted(schedule, story, effects);
  }

  List<Listed> list(String folder) {
    return files.entrySet().stream()
        .filter(each -> each.getKey().startsWith(folder + "/"))
        .map(each ->
            new Listed(
                each.getKey().substring(folder.length() + 1),
                Integer.toString(each.getValue().version())))
        .toList();
  }

  Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(stored -> stored.content().getBytes(UTF_8));
  }

  Supplier<Written> write(String path, byte[] content, boolean overwrite) {
    return () -> {
      if (!overwrite && files.containsKey(path)) {
        return Written.EXISTS;
      }
      files.put(path, new Stored(new String(content, UTF_8), ++writes));
      return Written.DONE;
    };
  }

  boolean delete(String path) {
    return files.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
  }

  /// What becomes of a step.
  enum Fate {
    DONE,
    /// It takes effect, and its answer never comes.
    ANSWER_LOST,
    /// It does not arrive.
    LOST,
    /// Its sender gives it up, and it arrives afterwards.
    LATE,
    /// Whoever takes it is killed.
    KILLED
  }
}
