package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the live objects behind recorded ids, all at once.
final class LiveReader {

  /// One object to read.
  ///
  /// @param span where the bundle declares it; empty when it does no more
  record Wanted(ResourceKind kind, String id, Optional<Span> span) {}

  private final RestClient rest;
  private final Diagnostics diagnostics;
  private final Map<ResourceKey, JsonNode> found = new ConcurrentHashMap<>();

  private LiveReader(RestClient rest, Diagnostics diagnostics) {
    this.rest = rest;
    this.diagnostics = diagnostics;
  }

  /// The live objects; a key whose object is gone is absent. What cannot be read is an error.
  static Map<ResourceKey, JsonNode> read(
      Map<ResourceKey, Wanted> wanted, RestClient rest, Diagnostics diagnostics) {
    LiveReader reader = new LiveReader(rest, diagnostics);
    Parallel.map(
        List.copyOf(wanted.entrySet()),
        each -> {
          reader.read(each.getKey(), each.getValue());
          return each;
        });
    return Map.copyOf(reader.found);
  }

  private void read(ResourceKey key, Wanted wanted) {
    switch (wanted.kind().operations().read(rest, wanted.id())) {
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
