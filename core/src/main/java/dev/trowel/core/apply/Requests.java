package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sends what one line of a plan asks for, and makes of the answers what the user should know
/// (format.md 4.4).
final class Requests {

  private static final int BUSY_TRIES = 5;

  private final RestClient rest;
  private final Waiter waiter;
  private final Set<String> taken;

  /// @param taken ids that the state gives to resources already
  Requests(Waiter waiter, Set<String> taken) {
    this.rest = waiter.rest();
    this.waiter = waiter;
    this.taken = Set.copyOf(taken);
  }

  /// What came of a create.
  sealed interface Made {
    /// The object exists under `id`.
    record As(String id) implements Made {}

    /// It does not, as far as anyone knows.
    record Not(Diagnostic why) implements Made {}
  }

  /// How waiting for an object ended: the object as last read, or why it is not ready.
  record Settled(Optional<JsonNode> live, Optional<Diagnostic> failure) {}

  Made create(Planned line, Settings settings) {
    Optional<Diagnostic> unknown = unresolved(line, settings);
    if (unknown.isPresent()) {
      return new Made.Not(unknown.get());
    }
    Operations operations = line.kind().operations();
    return switch (rest.send(operations.create(settings.value()))) {
      case Answer.Ok ok -> new Made.As(operations.id(settings.value(), ok.body()));
      case Answer.Refused refused -> new Made.Not(Problems.refused(line, "", refused));
      case Answer.Unclear unclear -> lookFor(line, settings, unclear);
    };
  }

  /// After an answer that nobody got: the object may exist, and a second one must not (format.md
  /// 9.1, 10).
  private Made lookFor(Planned line, Settings settings, Answer.Unclear unclear) {
    List<String> free =
        line.kind().operations().candidates(rest, settings.value()).stream()
            .filter(id -> !taken.contains(id))
            .toList();
    return free.size() == 1
        ? new Made.As(free.getFirst())
        : new Made.Not(Problems.unclear(line, "", unclear));
  }

  Optional<Diagnostic> update(Planned line, String id, Settings settings, Set<Path> changed) {
    return unresolved(line, settings)
        .or(() -> sendAll(line, id, calls(line, id, settings, changed)));
  }

  private static List<Call> calls(Planned line, String id, Settings settings, Set<Path> changed) {
    JsonNode live = line.live().orElse(MissingNode.getInstance());
    return line.kind().operations().update(id, settings.value(), changed, live);
  }

  Optional<Diagnostic> resize(Planned line, String id, Settings settings) {
    return unresolved(line, settings)
        .or(() -> sendAll(line, id, line.kind().operations().resize(id, settings.value())));
  }

  Optional<Diagnostic> rename(Planned line, String id, Settings settings, Set<Path> changed) {
    return unresolved(line, settings)
        .or(() ->
            sendAll(line, id, line.kind().operations().rename(id, settings.value(), changed)));
  }

  private Optional<Diagnostic> sendAll(Planned line, String id, List<Call> calls) {
    if (calls.isEmpty()) {
      return Optional.of(Problems.notSupported(line));
    }
    for (int i = 0; i < calls.size(); i++) {
      Optional<Diagnostic> failure = sendOne(line, id, calls.get(i));
      if (failure.isEmpty() && i < calls.size() - 1) {
        failure = await(line, id).failure();
      }
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> sendOne(Planned line, String id, Call call) {
    Answer answer = sendAgainWhenUnclear(call);
    for (int tries = 1; tries < BUSY_TRIES && isBusy(line, answer); tries++) {
      Settled settled = await(line, id);
      if (settled.failure().isPresent()) {
        return settled.failure();
      }
      answer = rest.send(call);
    }
    return switch (answer) {
      case Answer.Ok _ -> Optional.empty();
      case Answer.Refused refused ->
          Optional.of(Problems.refused(line, "updating id=" + id + ": ", refused));
      case Answer.Unclear unclear ->
          Optional.of(Problems.unclear(line, "updating id=" + id + ": ", unclear));
    };
  }

  /// For requests that may as well be done twice: they say how the object is to be.
  private Answer sendAgainWhenUnclear(Call call) {
    Answer answer = rest.send(call);
    return answer instanceof Answer.Unclear ? rest.send(call) : answer;
  }

  private static boolean isBusy(Planned line, Answer answer) {
    return answer instanceof Answer.Refused refused && line.kind().operations().isBusy(refused);
  }

  Optional<Diagnostic> delete(Planned line, String id, ObjectNode recorded) {
    Optional<Call> call = line.kind().operations().delete(id, recorded);
    if (call.isEmpty()) {
      return Optional.empty();
    }
    return switch (rest.send(call.get())) {
      case Answer.Ok _ -> Optional.empty();
      case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
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

  private boolean isGone(Planned line, String id) {
    return line.kind().operations().read(rest, id) instanceof Answer.Refused refused
        && refused.isNotFound();
  }

  Settled await(Planned line, String id) {
    return switch (waiter.await(line.key(), line.kind().operations(), id)) {
      case Waiter.End.Ready(Optional<JsonNode> live) -> new Settled(live, Optional.empty());
      case Waiter.End.Failed(String reason) ->
          new Settled(Optional.empty(), Optional.of(Problems.notReady(line, id, reason)));
    };
  }

  Optional<JsonNode> read(Planned line, String id) {
    return waiter.read(line.kind().operations(), id);
  }

  private static Optional<Diagnostic> unresolved(Planned line, Settings settings) {
    return settings.references().stream()
        .findFirst()
        .map(reference -> Problems.unknownField(line, reference.label()));
  }
}
