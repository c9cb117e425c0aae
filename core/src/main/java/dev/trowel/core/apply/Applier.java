package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.graph.Graph;
import dev.trowel.core.graph.ParallelWalk;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Observed;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.References;
import dev.trowel.core.plan.Secrets;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Log;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Carries a plan out: each resource as soon as what it depends on is done, side by side (format.md
/// 4.4).
///
/// A failure stops only what depends on it. Every result is in the journal before anything waits
/// for it.
public final class Applier {

  /// How the state holds a secret (format.md 4.1).
  private static final TextNode EMPTY = TextNode.valueOf("");

  private final Log log;
  private final EventSink events;
  private final Waiter waiter;
  private final Function<ResourceKey, Set<String>> before;
  private final Runnable last;
  private final Awaiting awaiting;

  /// For a workspace in which nothing can be taken for what is made.
  public Applier(Log log, Waiter waiter) {
    this(log, waiter, _ -> Set.of());
  }

  /// @param before the ids of objects that could be taken for a new one and were there before
  public Applier(Log log, Waiter waiter, Function<ResourceKey, Set<String>> before) {
    this(log, waiter, before, () -> {});
  }

  /// @param last told, once and on any thread, when no line of the plan is left to begin; it does
  ///   not take long
  public Applier(Log log, Waiter waiter, Function<ResourceKey, Set<String>> before, Runnable last) {
    this(log, waiter, before, last, Awaiting.NOTHING);
  }

  private Applier(
      Log log,
      Waiter waiter,
      Function<ResourceKey, Set<String>> before,
      Runnable last,
      Awaiting awaiting) {
    this.awaiting = awaiting;
    this.last = last;
    this.log = log;
    this.events = waiter.events();
    this.waiter = waiter;
    this.before = before;
  }

  /// The same, which waits besides for what is no resource.
  public Applier awaiting(Awaiting what) {
    return new Applier(log, waiter, before, last, what);
  }

  /// Carries out `plan` and says what became of each change.
  public Outcome apply(Plan plan) {
    return apply(plan, Order.of(plan));
  }

  /// The same in another order.
  public Outcome apply(Plan plan, Graph<ResourceKey> order) {
    Run run = new Run(plan);
    if (!plan.changes().isEmpty()) {
      events.accept(new Event.Changing(plan.changes().size()));
    }
    ParallelWalk.walk(order, run);
    return run.outcome.outcome();
  }

  /// One plan being carried out.
  private final class Run implements ParallelWalk.Visitor<ResourceKey> {

    private final Plan plan;
    private final References references = new References();
    private final Outcome.Collector outcome = new Outcome.Collector();
    private final Wanted wanted;
    private final Sending sending;
    private final Requests requests;
    private final AtomicInteger left;

    Run(Plan plan) {
      this.plan = plan;
      this.left = new AtomicInteger(plan.lines().size());
      this.wanted = new Wanted(plan);
      this.sending = new Sending(waiter.rest());
      this.requests = new Requests(waiter.over(sending), new Search(plan, before));
    }

    @Override
    public boolean visit(ResourceKey key) {
      Planned line = plan.line(key);
      begun();
      if (outcome.isStopped()) {
        unstarted(line);
        return false;
      }
      try {
        return visit(line);
      } catch (StopException stop) {
        stopped(line, stop.diagnostics().getFirst());
        return false;
      }
    }

    private void begun() {
      if (left.decrementAndGet() == 0) {
        last.run();
      }
    }

    /// What stops one line stops all that is not begun: there is no login any more, no host, no way
    /// to record what is done, or somebody wants the program to end.
    private void stopped(Planned line, Diagnostic why) {
      Diagnostic reason = Halt.isBy(why) ? why : Problems.stopped(line, why);
      outcome.stopped(Halt.isBy(why) ? Halt.interrupted() : reason);
      if (sending.hasBegun()) {
        outcome.unfinished(line.key(), reason);
      } else {
        unstarted(line);
      }
    }

    private void unstarted(Planned line) {
      if (line.change().isEffective()) {
        outcome.unstarted(line.key());
      }
    }

    private boolean visit(Planned line) {
      ResourceKey key = line.key();
      if (line.change() instanceof Change.Keep(ResourceKey _, String id)) {
        keep(line, id, line.desired().orElseThrow());
        return true;
      }
      events.accept(new Event.Started(key, line.change().action()));
      Optional<Diagnostic> failure = carryOut(line);
      failure.ifPresent(why -> failed(key, why));
      return failure.isEmpty();
    }

    /// Also what is as it should be is recorded, where so far only its id is, or where somebody
    /// made by hand what the bundle says by now: the next plan shall not tell of that again.
    private void keep(Planned line, String id, Settings settings) {
      boolean outdated = !recorded(line).isKnown() || line.isAgreed();
      if (outdated && !plan.isLeft(line.key())) {
        record(line, id, line.got(settings.value()));
      }
      publish(line, id, settings, line.live());
    }

    private void failed(ResourceKey key, Diagnostic why) {
      outcome.failed(key, why);
      events.accept(new Event.Failed(key, why));
    }

    @Override
    public void skipped(ResourceKey key, ResourceKey failed) {
      begun();
      if (plan.line(key).change().isEffective()) {
        if (outcome.skipped(key, failed)) {
          events.accept(new Event.Skipped(key, failed));
        }
      }
    }

    private Optional<Diagnostic> carryOut(Planned line) {
      return switch (line.change()) {
        case Change.Keep _ -> Optional.empty();
        case Change.Create _ -> create(line);
        case Change.Update(ResourceKey _, String id, var fields) ->
            change(line, id, id, settings -> requests.update(line, id, settings, fields));
        case Change.Resize(ResourceKey _, String id, var _) ->
            change(line, id, id, settings -> requests.resize(line, id, settings));
        case Change.Rename(ResourceKey _, String id, var fields) -> rename(line, id, fields);
        case Change.Replace(ResourceKey _, String id, var _) ->
            delete(line, id).or(() -> create(line));
        case Change.Delete(ResourceKey _, String id) -> delete(line, id).or(() -> done(line, id));
        case Change.Forget(ResourceKey key, String id) -> {
          requests.gone(key, id);
          log.removed(key);
          yield done(line, id);
        }
      };
    }

    private Optional<Diagnostic> rename(Planned line, String id, SortedSet<Path> fields) {
      Settings settings = settings(line);
      String renamed = line.kind().operations().renamedId(id, settings.value());
      return change(line, id, renamed, s -> requests.rename(line, id, s, fields));
    }

    private Optional<Diagnostic> create(Planned line) {
      return switch (awaiting.before(line, settings(line), waiter)) {
        case Awaiting.Ready.Now(Settings settings) -> create(line, settings);
        case Awaiting.Ready.Not(Diagnostic why) -> Optional.of(why);
      };
    }

    private Optional<Diagnostic> create(Planned line, Settings settings) {
      return switch (requests.create(line, settings)) {
        case Made.As made -> {
          // What a later request carries is not so yet: if that one fails nobody changed it by
          // hand.
          record(line, made.id(), settings.without(later(line, made.id(), settings)));
          yield complete(line, settings, made);
        }
        case Made.Not(Diagnostic why) -> Optional.of(why);
        case Made.Unseen(Diagnostic why) -> Optional.of(why);
      };
    }

    private Optional<Diagnostic> complete(Planned line, Settings settings, Made.As made) {
      Requests.Sent sent = requests.complete(line, settings, made);
      if (sent.failure().isPresent() && isWorthless(line)) {
        return delete(line, made.id()).or(sent::failure);
      }
      if (sent.failure().isEmpty() && !later(line, made.id(), settings).isEmpty()) {
        record(line, made.id(), settings);
      }
      return sent.failure().or(() -> settle(line, made.id(), settings, sent.seen()));
    }

    private static List<String> later(Planned line, String id, Settings settings) {
      return line.kind().operations().around().later(id, settings.value());
    }

    private static boolean isWorthless(Planned line) {
      return line.kind().operations().around().followed().undone();
    }

    private Optional<Diagnostic> change(
        Planned line, String id, String newId, Function<Settings, Requests.Sent> send) {
      return switch (awaiting.before(line, settings(line), waiter)) {
        case Awaiting.Ready.Now(Settings settings) -> change(line, id, newId, settings, send);
        case Awaiting.Ready.Not(Diagnostic why) -> Optional.of(why);
      };
    }

    private Optional<Diagnostic> change(
        Planned line,
        String id,
        String newId,
        Settings settings,
        Function<Settings, Requests.Sent> send) {
      if (!line.isStillNeeded(recorded(line), settings)) {
        keep(line, id, settings);
        events.accept(new Event.Kept(line.key()));
        return Optional.empty();
      }
      Requests.Sent sent = send.apply(settings);
      if (sent.failure().isPresent()) {
        remember(line, sent.seen());
        return sent.failure();
      }
      record(line, newId, settings);
      return settle(line, newId, settings, sent.seen());
    }

    /// Keeps what the workspace gave the object before the change failed: the next plan shall not
    /// take for somebody else's work what was done here.
    private void remember(Planned line, ObjectNode seen) {
      Recorded before = recorded(line);
      if (before.isKnown() && !seen.isEmpty()) {
        JsonNode settings = settingsOf(before).deepCopy().setAll(seen);
        log.saved(line.key(), new Recorded(before.id(), settings, before.dependsOn()));
      }
    }

    private Optional<Diagnostic> delete(Planned line, String id) {
      Optional<Diagnostic> failure = requests.delete(line, id, settingsOf(recorded(line)));
      if (failure.isEmpty()) {
        requests.gone(line.key(), id);
        log.removed(line.key());
      }
      return failure;
    }

    private Recorded recorded(Planned line) {
      Recorded recorded = plan.base().resources().get(line.key());
      return recorded == null ? Recorded.unknown("", List.of()) : recorded;
    }

    private static ObjectNode settingsOf(Recorded recorded) {
      return recorded.settings() instanceof ObjectNode settings
          ? settings
          : JsonNodeFactory.instance.objectNode();
    }

    /// What the bundle wants, now that everything it refers to is there.
    private Settings settings(Planned line) {
      return line.desired().orElseThrow().fill(references::value);
    }

    private void record(Planned line, String id, Settings settings) {
      record(line, id, settings.value());
    }

    private void record(Planned line, String id, ObjectNode settings) {
      JsonNode kept = Secrets.redacted(settings, line.kind().rules(), EMPTY);
      log.saved(line.key(), new Recorded(id, kept, line.dependsOn()));
    }

    private Optional<Diagnostic> settle(
        Planned line, String id, Settings settings, ObjectNode seen) {
      Requests.Settled settled = requests.await(line, id);
      if (settled.failure().isPresent()) {
        return settled.failure();
      }
      List<String> fields = line.kind().operations().around().observed();
      Settings now = settings.without(fields).with(seen);
      publish(line, id, settings, observe(line, id, now, settled.live()));
      return done(line, id);
    }

    /// Records what the workspace gave the object; reads it once more when nothing so far told.
    private Optional<JsonNode> observe(
        Planned line, String id, Settings settings, Optional<JsonNode> live) {
      Operations operations = line.kind().operations();
      List<String> fields = operations.around().observed();
      if (fields.isEmpty()) {
        return live;
      }
      boolean known = fields.stream().allMatch(settings.value()::has);
      Optional<JsonNode> now = known ? live : live.or(() -> requests.read(line, id));
      ObjectNode told = now.map(operations::live).orElseGet(JsonNodeFactory.instance::objectNode);
      ObjectNode found = known ? settings.value() : Observed.in(told, fields);
      record(line, id, settings.with(Observed.in(found, fields)));
      return now;
    }

    private Optional<Diagnostic> done(Planned line, String id) {
      outcome.done(line.change());
      events.accept(new Event.Done(line.key(), line.change().action(), id));
      return Optional.empty();
    }

    /// Lets the resources that refer to this one see it; reads it once more only when one asks for
    /// what was not sent.
    private void publish(Planned line, String id, Settings settings, Optional<JsonNode> live) {
      references.put(line.key(), References.Known.of(line, id, settings, live));
      if (wanted.asksForMore(line.key(), references)) {
        Optional<JsonNode> fresh = requests.read(line, id);
        references.put(line.key(), References.Known.of(line, id, settings, fresh));
      }
    }
  }
}
