package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Around;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.kind.Trace;
import dev.trowel.core.plan.Observed;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Sends what one line of a plan asks for, and makes of the answers what the user should know
/// (format.md 4.4).
final class Requests {

  /// How long a request is tried again because the object, or an old one of its name, is busy.
  private static final Duration BUSY = Duration.ofMinutes(15);

  /// How long an object that somebody is deleting may take to go.
  private static final Duration GOING = Duration.ofMinutes(20);

  private static final Pattern UNDERWAY =
      Pattern.compile(
          "(?i)being deleted|already deleting|is deleting|state:? DELETING|deletion is in"
              + " progress");

  /// How often a create is sent whose answers nobody gets.
  private static final int ATTEMPTS = 5;

  private final RestClient rest;
  private final Waiter waiter;
  private final Search search;
  private final Set<ResourceKey> fresh = ConcurrentHashMap.newKeySet();

  /// @param search finds objects that are neither recorded nor were there before
  Requests(Waiter waiter, Search search) {
    this.rest = waiter.rest();
    this.waiter = waiter;
    this.search = search;
  }

  /// The object is no longer there: its name is free.
  void gone(ResourceKey key, String id) {
    search.gone(key, id);
  }

  /// What came of the requests of a change.
  ///
  /// @param seen the observed fields that the answers had
  record Sent(ObjectNode seen, Optional<Diagnostic> failure) {
    static Sent failed(Diagnostic why) {
      return new Sent(JsonNodeFactory.instance.objectNode(), Optional.of(why));
    }
  }

  /// How waiting for an object ended: the object as last read, or why it is not ready.
  record Settled(Optional<JsonNode> live, Optional<Diagnostic> failure) {}

  Made create(Planned line, Settings settings) {
    Optional<Diagnostic> unknown = unresolved(line, settings);
    if (unknown.isPresent()) {
      return new Made.Not(unknown.get());
    }
    Operations operations = line.kind().operations();
    if (operations.isThereBefore()) {
      return bringAbout(line, settings);
    }
    Made made = make(line, settings);
    if (made instanceof Made.As) {
      fresh.add(line.key());
    }
    return made;
  }

  /// Sends the request again when one whose answer nobody got certainly had no effect (format.md
  /// 9.1, 10).
  private Made make(Planned line, Settings settings) {
    Made made = told(line, settings, begin(line, settings.value()));
    for (int attempt = 1; made instanceof Made.Unseen && attempt < ATTEMPTS; attempt++) {
      made =
          switch (begin(line, settings.value())) {
            // One of those before may have arrived just now.
            case Answer.Refused refused ->
                search.now(line, settings, rest).orElseGet(() -> told(line, settings, refused));
            case Answer answer -> told(line, settings, answer);
          };
    }
    return made instanceof Made.Unseen(Diagnostic why) ? new Made.Not(why) : made;
  }

  private Made told(Planned line, Settings settings, Answer answer) {
    return switch (answer) {
      case Answer.Ok ok -> {
        String id = line.kind().operations().id(settings.value(), ok.body());
        yield search.isOf(line.key(), id)
            ? new Made.As(id, ok.body())
            : search.patiently(line, settings, waiter, Problems.taken(line, id));
      }
      case Answer.Refused refused -> new Made.Not(Problems.refused(line, "", refused));
      case Answer.Unclear unclear when isOwned(line.kind().operations()) ->
          new Made.Not(Problems.unclear(line, "", unclear));
      case Answer.Unclear unclear ->
          search.patiently(line, settings, waiter, Problems.unclear(line, "", unclear));
    };
  }

  /// Every owner has one: that it is there says nothing of what is in it, and sending it twice does
  /// no harm.
  private static boolean isOwned(Operations operations) {
    return operations.trace() == Trace.OWNER;
  }

  /// Creates what every owner has: by bringing what is there to its settings.
  private Made bringAbout(Planned line, Settings settings) {
    Operations operations = line.kind().operations();
    String id = operations.id(settings.value(), MissingNode.getInstance());
    JsonNode live =
        operations.read(rest, id) instanceof Answer.Ok ok ? ok.body() : MissingNode.getInstance();
    List<Call> calls = operations.update(id, settings.value(), Set.of(), live);
    return sendEach(line, id, calls)
        .failure()
        .<Made>map(Made.Not::new)
        .orElseGet(() -> new Made.As(id, MissingNode.getInstance()));
  }

  private Answer begin(Planned line, ObjectNode settings) {
    Operations operations = line.kind().operations();
    Around around = operations.around();
    Call call = operations.create(settings);
    Answer answer = sendUntilSeen(line, call);
    if (answer instanceof Answer.Unclear && (around.repeatable() || isOwned(operations))) {
      answer = rest.send(call);
    }
    if (answer instanceof Answer.Refused refused && isRemedied(around, settings, refused)) {
      answer = rest.send(call);
    }
    Patience patience = waiter.patience(BUSY);
    while (answer instanceof Answer.Refused refused
        && around.occupied().test(rest, settings, refused)
        && patience.again()) {
      answer = rest.send(call);
    }
    return answer;
  }

  /// What was made a moment ago may not be seen everywhere yet.
  private Answer sendUntilSeen(Planned line, Call call) {
    Answer answer = rest.send(call);
    Patience patience = waiter.patience(restsOnFresh(line) ? waiter.settle() : Duration.ZERO);
    while (answer instanceof Answer.Refused refused && refused.isNotFound() && patience.again()) {
      answer = rest.send(call);
    }
    return answer;
  }

  private boolean restsOnFresh(Planned line) {
    return fresh.contains(line.key().owner())
        || line.dependsOn().stream()
            .anyMatch(on -> fresh.contains(ResourceKey.ofState(on.node()).owner()));
  }

  private boolean isRemedied(Around around, ObjectNode settings, Answer.Refused refused) {
    return around.remedy().of(settings, refused).map(rest::send).orElse(refused)
        instanceof Answer.Ok;
  }

  /// What a new object needs before it is ready: the end of the work that its create began, and
  /// what completes it.
  Sent complete(Planned line, Settings settings, Made.As made) {
    Operations operations = line.kind().operations();
    Around around = operations.around();
    Optional<Diagnostic> unfinished = finished(line, made.id(), made.answer());
    if (unfinished.isPresent()) {
      return Sent.failed(unfinished.get());
    }
    ObjectNode seen = Observed.in(made.answer(), around.observed());
    List<Call> more = around.followed().completion().of(made.id(), settings.value());
    if (more.isEmpty()) {
      return new Sent(seen, Optional.empty());
    }
    Optional<Diagnostic> failure = await(line, made.id()).failure();
    Sent rest = failure.map(Sent::failed).orElseGet(() -> sendAll(line, made.id(), more));
    return new Sent(seen.setAll(rest.seen()), rest.failure());
  }

  Sent update(Planned line, String id, Settings settings, Set<Path> changed) {
    List<String> unsent = line.kind().operations().around().unsent();
    boolean silent = !unsent.isEmpty() && changed.stream().allMatch(path -> isIn(path, unsent));
    return send(
        line,
        id,
        settings,
        silent ? this::sendEach : this::sendAll,
        () -> calls(line, id, settings, changed));
  }

  private static boolean isIn(Path path, List<String> fields) {
    return fields.stream().anyMatch(field -> path.startsWith(Path.of(field)));
  }

  private static List<Call> calls(Planned line, String id, Settings settings, Set<Path> changed) {
    JsonNode live = line.live().orElse(MissingNode.getInstance());
    return line.kind().operations().update(id, settings.value(), changed, live);
  }

  Sent resize(Planned line, String id, Settings settings) {
    Operations operations = line.kind().operations();
    return send(line, id, settings, this::sendAll, () -> operations.resize(id, settings.value()));
  }

  Sent rename(Planned line, String id, Settings settings, Set<Path> changed) {
    Operations operations = line.kind().operations();
    return send(
        line, id, settings, this::sendAll, () -> operations.rename(id, settings.value(), changed));
  }

  /// Sends the requests of one change.
  @FunctionalInterface
  private interface Sender {
    Sent send(Planned line, String id, List<Call> calls);
  }

  private static Sent send(
      Planned line, String id, Settings settings, Sender sender, Supplier<List<Call>> calls) {
    return unresolved(line, settings)
        .map(Sent::failed)
        .orElseGet(() -> sender.send(line, id, calls.get()));
  }

  private Sent sendAll(Planned line, String id, List<Call> calls) {
    return calls.isEmpty() ? Sent.failed(Problems.notSupported(line)) : sendEach(line, id, calls);
  }

  private Sent sendEach(Planned line, String id, List<Call> calls) {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < calls.size(); i++) {
      Sent sent = sendOne(line, id, calls.get(i));
      seen.setAll(sent.seen());
      Optional<Diagnostic> failure = sent.failure();
      if (failure.isEmpty() && i < calls.size() - 1) {
        failure = await(line, id).failure();
      }
      if (failure.isPresent()) {
        return new Sent(seen, failure);
      }
    }
    return new Sent(seen, Optional.empty());
  }

  private Sent sendOne(Planned line, String id, Call call) {
    return switch (sendUntilFree(line, id, call)) {
      case Answer.Ok ok ->
          new Sent(
              Observed.in(ok.body(), line.kind().operations().around().observed()),
              finished(line, id, ok.body()));
      case Answer.Refused refused ->
          Sent.failed(Problems.refused(line, "updating id=" + id + ": ", refused));
      case Answer.Unclear unclear ->
          Sent.failed(Problems.unclear(line, "updating id=" + id + ": ", unclear));
    };
  }

  /// For requests that may as well be done twice: they say how the object is to be.
  private Answer sendUntilFree(Planned line, String id, Call call) {
    Answer answer = sendUntilSeen(line, call);
    if (answer instanceof Answer.Unclear) {
      answer = rest.send(call);
    }
    Patience settling = waiter.patience(waiter.settle());
    while (answer instanceof Answer.Unclear && settling.again()) {
      answer = rest.send(call);
    }
    Patience patience = waiter.patience(BUSY);
    while (isBusy(line, answer) && await(line, id).failure().isEmpty() && patience.again()) {
      answer = rest.send(call);
    }
    return answer;
  }

  private static boolean isBusy(Planned line, Answer answer) {
    return answer instanceof Answer.Refused refused && line.kind().operations().isBusy(refused);
  }

  /// Waits for the end of the work that an answer began, where it began some.
  private Optional<Diagnostic> finished(Planned line, String id, JsonNode answer) {
    Around.Work work = line.kind().operations().around().work();
    return work.tracker()
        .of(id, answer)
        .flatMap(asks -> problem(line, id, waiter.work(line.key(), asks, work.check())));
  }

  Optional<Diagnostic> delete(Planned line, String id, ObjectNode recorded) {
    Optional<Call> call = line.kind().operations().delete(id, recorded);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    end(line, id);
    return switch (sendUntilFree(line, id, call.get())) {
      case Answer.Ok ok -> finished(line, id, ok.body()).or(() -> waitUntilGone(line, id));
      case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
      case Answer.Refused refused when isGoing(refused) ->
          problem(line, id, waiter.gone(line.key(), line.kind().operations(), id, GOING));
      case Answer.Refused refused ->
          isGone(line, id)
              ? Optional.empty()
              : Optional.of(Problems.refused(line, "deleting id=" + id + ": ", refused));
      case Answer.Unclear unclear ->
          isGone(line, id)
              ? Optional.empty()
              : Optional.of(Problems.unclear(line, "deleting id=" + id + ": ", unclear));
    };
  }

  /// Whether it is being deleted already: somebody else does, or whoever was killed here did.
  private static boolean isGoing(Answer.Refused refused) {
    return (refused.status() == 400 || refused.status() == 409)
        && UNDERWAY.matcher(refused.message()).find();
  }

  /// Brings the object to where it can be deleted; whether that worked, the delete tells.
  private void end(Planned line, String id) {
    Optional<Call> ending =
        line.live().flatMap(live -> line.kind().operations().around().ending().apply(live));
    if (ending.isPresent() && rest.send(ending.get()) instanceof Answer.Ok) {
      Operations operations = line.kind().operations();
      waiter.await(
          line.key(), operations, id, operations.await(JsonNodeFactory.instance.objectNode()));
    }
  }

  private Optional<Diagnostic> waitUntilGone(Planned line, String id) {
    Operations operations = line.kind().operations();
    Duration longest = operations.around().goneWithin();
    return longest.isZero()
        ? Optional.empty()
        : problem(line, id, waiter.gone(line.key(), operations, id, longest));
  }

  private boolean isGone(Planned line, String id) {
    return line.kind().operations().read(rest, id) instanceof Answer.Refused refused
        && refused.isNotFound();
  }

  Settled await(Planned line, String id) {
    ObjectNode wanted =
        line.desired().map(Settings::value).orElseGet(JsonNodeFactory.instance::objectNode);
    Operations operations = line.kind().operations();
    Waiter.End end = waiter.await(line.key(), operations, id, operations.await(wanted));
    Optional<JsonNode> live =
        end instanceof Waiter.End.Ready(Optional<JsonNode> read) ? read : Optional.empty();
    return new Settled(live, problem(line, id, end));
  }

  private static Optional<Diagnostic> problem(Planned line, String id, Waiter.End end) {
    return switch (end) {
      case Waiter.End.Ready _ -> Optional.empty();
      case Waiter.End.Failed(String reason) -> Optional.of(Problems.notReady(line, id, reason));
    };
  }

  /// The object as it is now; empty when it cannot be read.
  Optional<JsonNode> read(Planned line, String id) {
    Operations operations = line.kind().operations();
    boolean isNew = fresh.contains(line.key());
    Patience patience = waiter.patience(isNew ? waiter.settle() : Duration.ZERO);
    Answer answer = operations.read(rest, id);
    while (answer instanceof Answer.Refused refused && refused.isNotFound() && patience.again()) {
      answer = operations.read(rest, id);
    }
    return answer instanceof Answer.Ok ok ? Optional.of(ok.body()) : Optional.empty();
  }

  private static Optional<Diagnostic> unresolved(Planned line, Settings settings) {
    return settings.references().stream()
        .findFirst()
        .map(reference -> Problems.unknownField(line, reference.label()));
  }
}
