package dev.trowel.schema.rule;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Jobs have no more of a thing than the API takes.
final class LimitsAreKept implements Rule {

  private static final String JOB = "jobs.JobSettings";
  private static final String HOOKS = "jobs.WebhookNotifications";
  private static final int DESTINATIONS = 3;

  /// How many of a field's elements, or bytes of its text, there may be.
  private record Limit(String type, String field, int most, String unit) {}

  private static final List<Limit> LIMITS =
      List.of(
          new Limit(JOB, "tasks", 1000, "tasks"),
          new Limit(JOB, "job_clusters", 100, "job clusters"),
          new Limit(JOB, "tags", 25, "tags"),
          new Limit(JOB, "name", 4096, "bytes"),
          new Limit(JOB, "description", 27_700, "bytes"),
          new Limit(HOOKS, "on_start", DESTINATIONS, "destinations"),
          new Limit(HOOKS, "on_success", DESTINATIONS, "destinations"),
          new Limit(HOOKS, "on_failure", DESTINATIONS, "destinations"),
          new Limit(HOOKS, "on_duration_warning_threshold_exceeded", DESTINATIONS, "destinations"),
          new Limit(HOOKS, "on_streaming_backlog_exceeded", DESTINATIONS, "destinations"));

  private static final Map<String, List<Limit>> BY_TYPE =
      LIMITS.stream().collect(collectingAndThen(groupingBy(Limit::type), Map::copyOf));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) ->
            BY_TYPE
                .getOrDefault(type.name(), List.of())
                .forEach(limit -> check(limit, path, mapping, diagnostics)));
  }

  private static void check(Limit limit, Path path, Mapping mapping, Diagnostics diagnostics) {
    int size = size(mapping.get(limit.field()));
    if (size > limit.most()) {
      diagnostics.add(
          Diagnostic.error(
                  "limit-exceeded",
                  "%s has %d %s; %d are allowed"
                      .formatted(limit.field(), size, limit.unit(), limit.most()))
              .detail("Take some out, or divide it.")
              .at(path.field(limit.field()))
              .in(place(mapping, limit)));
    }
  }

  /// The first element that is too many; the key where there is none.
  private static Span place(Mapping mapping, Limit limit) {
    Value value = mapping.get(limit.field());
    if (value instanceof Value.Seq(_, List<Value> items)) {
      return Places.start(items.get(limit.most()));
    }
    return value instanceof Mapping(_, var entries)
        ? List.copyOf(entries.sequencedValues()).get(limit.most()).key()
        : Places.ofKey(mapping, limit.field());
  }

  private static int size(@Nullable Value value) {
    return switch (value) {
      case Value.Seq(_, List<Value> items) -> items.size();
      case Mapping(_, Map<String, Value.Entry> entries) -> entries.size();
      case Value.Text(_, String text) when !Reference.isIn(text) ->
          text.getBytes(StandardCharsets.UTF_8).length;
      case null -> 0;
      case Value.Text _, Value.Null _, Value.Bool _, Value.Num _, Value.Secret _ -> 0;
    };
  }
}
