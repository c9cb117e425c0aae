package dev.trowel.core.deploy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.history.Errand;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.plan.Failures;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Rollout;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Moves traffic of a serving endpoint from its champion to its challenger, or back; changes
/// nothing else of it.
public final class TrafficShift {

  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final String RETRY = "Nothing was changed. Run again when that is mended.";
  private static final String NAME = "served_model_name";
  private static final String SHARE = "traffic_percentage";
  private static final Path TRAFFIC = Path.of("config", "traffic_config");

  private final Site site;
  private final Waiter waiter;
  private final Errand errand;

  /// @param waiter waits for whoever deploys, and for the endpoint
  /// @param errand what the history is to call it
  public TrafficShift(Site site, Waiter waiter, Errand errand) {
    this.site = site;
    this.waiter = waiter;
    this.errand = errand;
  }

  /// What would be done.
  ///
  /// @param from the challenger's share now, in percent
  /// @param to what it is to be
  /// @param state what is recorded
  public record Shift(ResourceKey key, Rollout rollout, int from, int to, State state) {
    /// Whether there is nothing to do.
    public boolean isEmpty() {
      return from == to;
    }
  }

  /// How a share follows from the one before.
  @FunctionalInterface
  public interface Choice {
    int of(Rollout rollout, int share);
  }

  /// What moving traffic would do, once nobody else deploys. Changes nothing.
  ///
  /// @throws StopException with code `traffic-not-moved` when it cannot be moved; `lock-held`
  public Shift propose(ResourceKey key, Choice choice, Terms terms, Diagnostics warnings) {
    declared(key);
    Rollout rollout =
        Rollout.of(site.bundle().tree(), key)
            .orElseThrow(() ->
                stop(
                    key,
                    "it does not say how its traffic goes over",
                    "Write lifecycle: {traffic: {champion: NAME, challenger: NAME, steps: [10, 50,"
                        + " 100]}}."));
    new Turns(site).await(terms, waiter);
    State state = site.untouched().store().pull(true, warnings).state();
    Endpoint endpoint = read(site, key, id(key, state));
    int from = endpoint.share(rollout.challenger());
    int to = choice.of(rollout, from);
    if (to < 0 || to + endpoint.others(rollout) > Endpoint.ALL) {
      throw stop(
          key,
          "%d %% are no share of what champion and challenger have".formatted(to),
          "Give a share from 0 to %d.".formatted(Endpoint.ALL - endpoint.others(rollout)));
    }
    return new Shift(key, rollout, from, to, state);
  }

  private void declared(ResourceKey key) {
    Set<ResourceKey> keys = site.bundle().resources().keySet();
    if (!keys.contains(key)) {
      List<String> names = keys.stream().map(ResourceKey::toString).toList();
      throw stop(
          key,
          "the bundle declares no such resource",
          Suggestion.advice(key.toString(), names, "Name an endpoint of the bundle."));
    }
  }

  private static String id(ResourceKey key, State state) {
    Recorded recorded = state.resources().get(key);
    if (recorded == null || recorded.id().isEmpty()) {
      throw stop(key, "it is not deployed", "Run trowel deploy first.");
    }
    return recorded.id();
  }

  private static Endpoint read(Site site, ResourceKey key, String id) {
    Operations operations = Kinds.of(key).orElseThrow().operations();
    return switch (operations.read(site.workspace().rest(), id)) {
      case Answer.Ok ok -> Endpoint.of(key, ok.body());
      case Answer.Refused refused -> throw stop(key, Failures.text(refused), RETRY);
      case Answer.Unclear unclear -> throw stop(key, unclear.reason(), RETRY);
    };
  }

  /// An endpoint as the workspace has it.
  private record Endpoint(ResourceKey key, JsonNode object) {
    static final int ALL = 100;

    static Endpoint of(ResourceKey key, JsonNode object) {
      return new Endpoint(key, object);
    }

    JsonNode routes() {
      return object.path("config").path("traffic_config").path("routes");
    }

    static String name(JsonNode route) {
      return route.path("served_entity_name").asText(route.path("served_model_name").asText());
    }

    int share(String entity) {
      return routes()
          .valueStream()
          .filter(route -> name(route).equals(entity))
          .mapToInt(route -> route.path("traffic_percentage").asInt())
          .sum();
    }

    /// What goes to neither of both.
    int others(Rollout rollout) {
      int all = routes().valueStream().mapToInt(r -> r.path("traffic_percentage").asInt()).sum();
      return all - share(rollout.champion()) - share(rollout.challenger());
    }

    boolean isBusy() {
      return object.path("state").path("config_update").asText().equals("IN_PROGRESS");
    }

    boolean isFailed() {
      return object.path("state").path("config_update").asText().endsWith("FAILED");
    }
  }

  /// Moves it, records what the traffic is now, and remembers that in the history.
  ///
  /// @return what kept it from being recorded everywhere
  /// @throws StopException `traffic-not-moved`; `plan-stale` and `lock-held` as deployments
  public List<Diagnostic> carryOut(Shift shift, Terms terms, Diagnostics warnings) {
    site.folder().requireRoom();
    try {
      return new LockedRun(new Turns(site), terms, waiter)
          .recording(
              Optional.of(shift.state()), warnings, turn -> move(turn, shift, terms, warnings));
    } catch (StopException stop) {
      // Whoever waits does so for somebody who changes the state.
      if (terms.lockTimeout().isZero() || !isStale(stop)) {
        throw stop;
      }
      return carryOut(again(shift, terms, warnings), terms, warnings);
    }
  }

  private static boolean isStale(StopException stop) {
    return stop.diagnostics().stream().anyMatch(each -> each.code().equals("plan-stale"));
  }

  private Shift again(Shift shift, Terms terms, Diagnostics warnings) {
    Shift now = propose(shift.key(), (_, _) -> shift.to(), terms, warnings);
    requireUnmoved(shift, now.from());
    return now;
  }

  private static void requireUnmoved(Shift shift, int share) {
    if (share != shift.from()) {
      throw stop(shift.key(), "somebody moved it meanwhile", "Look at it, and run again.");
    }
  }

  private List<Diagnostic> move(Turn turn, Shift shift, Terms terms, Diagnostics warnings) {
    Site held = turn.site();
    String id = id(shift.key(), shift.state());
    Endpoint endpoint = read(held, shift.key(), id);
    if (endpoint.isBusy()) {
      throw stop(shift.key(), "its last change is still under way", RETRY);
    }
    requireUnmoved(shift, endpoint.share(shift.rollout().challenger()));
    ObjectNode traffic = traffic(endpoint, shift);
    TrafficRecord history = TrafficRecord.begin(held, shift, errand);
    try {
      send(held.guarded(terms.gate()), shift.key(), id, endpoint, traffic);
      List<Diagnostic> told = new ArrayList<>(unawaited(held, shift, id));
      boolean settled = told.isEmpty();
      AtomicReference<State> now = new AtomicReference<>(shift.state());
      told.addAll(record(turn, shift, traffic, warnings, now));
      warnings.addAll(history.moved(settled, told, requireNonNull(now.get())));
      return told;
    } catch (StopException stop) {
      warnings.addAll(history.stopped(stop.diagnostics()));
      throw stop;
    }
  }

  /// What kept us from waiting: the endpoint goes on with what it accepted when we are interrupted,
  /// so that is recorded all the same.
  private List<Diagnostic> unawaited(Site held, Shift shift, String id) {
    try {
      requireTaken(shift, settled(held, shift.key(), id));
      return List.of();
    } catch (StopException stop) {
      if (stop.diagnostics().stream().allMatch(Halt::isBy)) {
        return stop.diagnostics();
      }
      throw stop;
    }
  }

  private static void requireTaken(Shift shift, Endpoint settled) {
    if (settled.isFailed() || settled.share(shift.rollout().challenger()) != shift.to()) {
      throw stop(
          shift.key(),
          "the endpoint did not take it",
          "Its events in the workspace tell why. Nothing is recorded; move it back or on.");
    }
  }

  private static ObjectNode traffic(Endpoint endpoint, Shift shift) {
    ObjectNode traffic = JsonNodeFactory.instance.objectNode();
    var routes = traffic.putArray("routes");
    Rollout rollout = shift.rollout();
    int champion = Endpoint.ALL - shift.to() - endpoint.others(rollout);
    routes.addObject().put(NAME, rollout.champion()).put(SHARE, champion);
    routes.addObject().put(NAME, rollout.challenger()).put(SHARE, shift.to());
    endpoint
        .routes()
        .valueStream()
        .filter(route -> !Endpoint.name(route).equals(rollout.champion()))
        .filter(route -> !Endpoint.name(route).equals(rollout.challenger()))
        .forEach(route ->
            routes
                .addObject()
                .put(NAME, Endpoint.name(route))
                .put(SHARE, route.path(SHARE).asInt()));
    return traffic;
  }

  /// The request replaces the whole configuration, so it carries what there is.
  private static void send(
      Site held, ResourceKey key, String id, Endpoint endpoint, ObjectNode traffic) {
    Operations operations = Kinds.of(key).orElseThrow().operations();
    ObjectNode settings = operations.live(endpoint.object());
    boolean outside =
        settings
            .path("config")
            .path("served_entities")
            .valueStream()
            .anyMatch(entity -> entity.has("external_model"));
    if (outside) {
      throw stop(
          key,
          "it serves a model from outside, whose keys the workspace does not tell",
          "Change config.traffic_config in the bundle, and deploy.");
    }
    settings.withObject("/config").set("traffic_config", traffic);
    for (Call call : operations.update(id, settings, Set.of(TRAFFIC), endpoint.object())) {
      switch (held.workspace().rest().send(call)) {
        case Answer.Ok _ -> {}
        case Answer.Refused refused -> throw stop(key, Failures.text(refused), RETRY);
        case Answer.Unclear unclear ->
            throw stop(key, unclear.reason(), "It may have been moved all the same: run again.");
      }
    }
  }

  private Endpoint settled(Site held, ResourceKey key, String id) {
    waiter.within(LONGEST, () -> !read(held, key, id).isBusy());
    return read(held, key, id);
  }

  /// @param now takes the state that is recorded then
  private static List<Diagnostic> record(
      Turn turn,
      Shift shift,
      ObjectNode traffic,
      Diagnostics warnings,
      AtomicReference<State> now) {
    Recorded before = shift.state().resources().get(shift.key());
    return Recording.of(
        turn,
        shift.state(),
        warnings,
        journal -> {
          if (before != null && before.settings() instanceof ObjectNode settings) {
            ObjectNode moved = settings.deepCopy();
            moved.withObject("/config").set("traffic_config", traffic);
            journal.saved(shift.key(), new Recorded(before.id(), moved, before.dependsOn()));
          }
          now.set(journal.fold());
        });
  }

  private static StopException stop(ResourceKey key, String why, String wayOut) {
    return new StopException(
        Diagnostic.error(
                "traffic-not-moved", "the traffic of %s cannot be moved: %s".formatted(key, why))
            .at(key.path())
            .detail(wayOut));
  }
}
