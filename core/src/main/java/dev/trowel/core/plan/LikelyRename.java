package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A resource that a plan deletes and one that it makes which look like one: the bundle may have
/// given it another key.
///
/// @param ambiguous whether one of them looks like a third, too
/// @param span where the bundle declares the new one
public record LikelyRename(
    ResourceKey from, ResourceKey to, boolean ambiguous, Optional<Span> span) {

  private static final TextNode EMPTY = TextNode.valueOf("");

  /// Whether `other` is about the same two.
  public boolean isOf(LikelyRename other) {
    return from.equals(other.from) && to.equals(other.to);
  }

  /// All in `plan`: of one kind, with the same name, or the same settings but for the name; and
  /// only where the object could stay what it is. Those of the same name come first, and are not
  /// taken for others besides.
  public static List<LikelyRename> in(Plan plan) {
    List<Planned> gone = own(plan).filter(line -> line.change() instanceof Change.Delete).toList();
    List<Planned> made =
        own(plan)
            .filter(line ->
                line.change() instanceof Change.Create create && create.cause() == Change.Cause.NEW)
            .toList();
    if (gone.isEmpty() || made.isEmpty()) {
      return List.of();
    }
    List<Pair> pairs = new Finder(plan, gone).named(made);
    Set<ResourceKey> taken = new TreeSet<>();
    pairs.forEach(pair -> taken.addAll(List.of(pair.from().key(), pair.to().key())));
    pairs.addAll(new Finder(plan, without(gone, taken)).alike(without(made, taken)));
    return pairs.stream().map(pair -> rename(pair, pairs)).toList();
  }

  private static Stream<Planned> own(Plan plan) {
    return plan.lines().values().stream().filter(line -> line.key().part() == Part.SELF);
  }

  private static List<Planned> without(List<Planned> lines, Set<ResourceKey> taken) {
    return lines.stream().filter(line -> !taken.contains(line.key())).toList();
  }

  private record Pair(Planned from, Planned to) {}

  private static LikelyRename rename(Pair pair, List<Pair> all) {
    boolean ambiguous =
        all.stream().anyMatch(other -> (other.from() == pair.from()) != (other.to() == pair.to()));
    return new LikelyRename(pair.from().key(), pair.to().key(), ambiguous, pair.to().span());
  }

  /// Looks for the lines that go among those that come.
  private record Finder(Plan plan, List<Planned> gone) {

    /// Those of the same name.
    List<Pair> named(List<Planned> made) {
      return pairs(
          made,
          line -> recorded(line).flatMap(settings -> name(line.kind(), settings)),
          line -> name(line.kind(), line.desired().orElseThrow().value()),
          this::canStay);
    }

    /// Those with the same settings but for the name, where there is more than the name.
    List<Pair> alike(List<Planned> made) {
      return pairs(
          made,
          line -> recorded(line).flatMap(settings -> body(line.kind(), settings)),
          line -> body(line.kind(), line.desired().orElseThrow().value()),
          pair -> !decides(pair.to().kind()));
    }

    private List<Pair> pairs(
        List<Planned> made,
        Function<Planned, Optional<JsonNode>> before,
        Function<Planned, Optional<JsonNode>> after,
        Predicate<Pair> fits) {
      Map<Marked, List<Planned>> byMark = new HashMap<>();
      for (Planned line : gone) {
        before
            .apply(line)
            .ifPresent(mark ->
                byMark
                    .computeIfAbsent(new Marked(line.kind().name(), mark), _ -> new ArrayList<>())
                    .add(line));
      }
      List<Pair> pairs = new ArrayList<>();
      for (Planned line : made) {
        after.apply(line).map(mark -> new Marked(line.kind().name(), mark)).stream()
            .flatMap(mark -> byMark.getOrDefault(mark, List.of()).stream())
            .map(from -> new Pair(from, line))
            .filter(fits)
            .forEach(pairs::add);
      }
      return pairs;
    }

    private Optional<JsonNode> recorded(Planned line) {
      return Optional.ofNullable(plan.base().resources().get(line.key()))
          .filter(Recorded::isKnown)
          .map(Recorded::settings);
    }

    /// Whether the object could become what is wanted without being made anew.
    private boolean canStay(Pair pair) {
      Settings desired = pair.to().desired().orElseThrow();
      JsonNode recorded = recorded(pair.from()).orElseThrow();
      return Classifier.differences(pair.to().kind(), recorded, desired, recorded).stream()
          .filter(difference -> !desired.open().containsKey(difference.path()))
          .noneMatch(difference -> difference.verdict() == Verdict.REPLACE);
    }
  }

  private record Marked(String kind, JsonNode mark) {}

  private static String nameField(ResourceKind kind) {
    return Schemas.kind(kind.name())
        .flatMap(schema -> schema.facets().named())
        .map(Facets.Named::field)
        .orElse("name");
  }

  /// Whether another name makes another object.
  private static boolean decides(ResourceKind kind) {
    Set<FieldRule> rules = kind.rules().at(Path.of(nameField(kind)));
    return rules.contains(FieldRule.IDENTITY) || rules.contains(FieldRule.REPLACE);
  }

  private static Optional<JsonNode> name(ResourceKind kind, JsonNode settings) {
    return Optional.of(settings.path(nameField(kind)))
        .filter(name -> name.isTextual() && !name.textValue().isEmpty());
  }

  private static Optional<JsonNode> body(ResourceKind kind, JsonNode settings) {
    if (!(settings instanceof ObjectNode object)) {
      return Optional.empty();
    }
    ObjectNode body = Secrets.redacted(object, kind.rules(), EMPTY).deepCopy();
    body.remove(nameField(kind));
    body.remove(kind.operations().around().observed());
    return body.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(text(body)));
  }

  /// The tree as text that does not depend on the order of fields, nor on how a number is kept.
  private static String text(JsonNode node) {
    if (node.isObject()) {
      return node.propertyStream()
          .sorted(Map.Entry.comparingByKey())
          .map(field -> field.getKey() + ":" + text(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return node.isArray()
        ? node.valueStream().map(LikelyRename::text).collect(Collectors.joining(",", "[", "]"))
        : node.toString();
  }
}
