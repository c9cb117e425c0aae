package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.kind.ClusterPolicies;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the live objects behind recorded ids, all at once.
final class LiveReader {

  /// One object to read.
  ///
  /// @param span where the bundle declares it; empty when it does no more
  /// @param sides what else is said of it
  record Wanted(ResourceKind kind, String id, Optional<Span> span, Sides sides) {}

  private final RestClient rest;
  private final Diagnostics diagnostics;
  private final Map<ResourceKey, JsonNode> found = new ConcurrentHashMap<>();

  private LiveReader(RestClient rest, Diagnostics diagnostics) {
    this.rest = rest;
    this.diagnostics = diagnostics;
  }

  /// What the workspace says of each.
  static Map<ResourceKey, Answer> ask(Map<ResourceKey, Wanted> wanted, RestClient rest) {
    Map<ResourceKey, Answer> answers = new ConcurrentHashMap<>();
    Parallel.map(
        List.copyOf(wanted.entrySet()),
        each -> answers.put(each.getKey(), answer(each.getValue(), rest)));
    return answers;
  }

  private static Answer answer(Wanted wanted, RestClient rest) {
    return Whole.read(wanted.kind().operations(), rest, wanted.id(), wanted.sides());
  }

  /// The live objects; a key whose object is gone is absent. What cannot be read is an error.
  ///
  /// @param answers as [#ask] gave them, also of others
  static Map<ResourceKey, JsonNode> read(
      Map<ResourceKey, Wanted> wanted,
      Map<ResourceKey, Answer> answers,
      RestClient rest,
      Diagnostics diagnostics) {
    LiveReader reader = new LiveReader(rest, diagnostics);
    wanted.forEach((key, one) -> reader.take(key, one, requireNonNull(answers.get(key))));
    reader.readPolicies(wanted);
    return Map.copyOf(reader.found);
  }

  /// Each policy once, put into the objects that are under it. One that cannot be read explains
  /// nothing.
  private void readPolicies(Map<ResourceKey, Wanted> wanted) {
    Map<String, JsonNode> policies = new ConcurrentHashMap<>();
    Map<ResourceKey, Set<String>> under = new HashMap<>();
    found.forEach((key, object) -> {
      Wanted one = requireNonNull(wanted.get(key));
      under.put(key, one.kind().operations().policies(object));
    });
    Parallel.map(
        under.values().stream().flatMap(Set::stream).distinct().toList(),
        id -> {
          ClusterPolicies.read(rest, id).ifPresent(values -> policies.put(id, values));
          return id;
        });
    under.forEach((key, ids) ->
        found.computeIfPresent(key, (_, object) -> ClusterPolicies.beside(object, ids, policies)));
  }

  private void take(ResourceKey key, Wanted wanted, Answer answer) {
    switch (answer) {
      case Answer.Ok ok -> found.put(key, ok.body());
      case Answer.Refused refused when refused.isNotFound() -> {}
      case Answer.Refused refused ->
          diagnostics.add(unreadable(key, wanted, Failures.text(refused)));
      case Answer.Unclear unclear -> diagnostics.add(unreadable(key, wanted, unclear.reason()));
    }
  }

  private static Diagnostic unreadable(ResourceKey key, Wanted wanted, String why) {
    String what = "cannot read %s: id=%s: %s".formatted(key.stateKey(), wanted.id(), why);
    Diagnostic error =
        Diagnostic.error("cannot-read-resource", what)
            .at(key.path())
            .detail(
                "Nothing was changed. Check that this identity may see the object, and run again.");
    return wanted.span().map(error::in).orElse(error);
  }
}
