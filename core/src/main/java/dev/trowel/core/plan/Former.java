package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathText.Token;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a resource was before a plan was carried out, as settings that bring it back there.
///
/// They are what was last sent; live values stand in them where somebody changed the object by
/// hand, and where the plan changes it. So what the workspace filled in of its own accord is not
/// sent back to it, unless the plan touched it. Secrets, which nobody tells, are the bundle's.
public final class Former {

  private Former() {}

  /// The settings, references resolved as they were.
  ///
  /// @param key the resource
  /// @param before what was recorded beside what was live, as a plan of [RecordedNodes] has it
  /// @param recorded what was recorded
  /// @param changing what is about to happen to it; empty when nothing is
  /// @throws java.util.NoSuchElementException when nothing was live
  public static ObjectNode settings(
      ResourceKey key, Planned before, Recorded recorded, Optional<Planned> changing) {
    ResourceKind kind = before.kind();
    JsonNode object = before.live().orElseThrow();
    List<String> observed = kind.operations().around().observed();
    if (!recorded.isKnown() || !(recorded.settings() instanceof ObjectNode sent)) {
      return kind.operations().live(object).without(observed);
    }
    ObjectNode live = kind.operations().live(object, sent);
    Optional<ObjectNode> wanted = changing.flatMap(Planned::desired).map(Settings::value);
    ObjectNode mine = sent.deepCopy();
    wanted.ifPresent(bundle -> fillSecrets(mine, bundle, Path.ROOT, kind.rules()));
    List<List<Token>> places =
        Stream.concat(Stream.of(before), changing.stream())
            .flatMap(line -> line.differences().stream())
            .filter(each -> each.verdict() != Difference.Verdict.SKIP && !each.secret())
            .map(each -> place(each.path(), sent))
            .distinct()
            .toList();
    FieldTypes types = RecordedNodes.types(key, kind);
    Settings base = new Settings(mine, new LinkedHashMap<>(), types);
    Node node =
        node(key, kind, base, recorded.dependsOn(), before.span()).ignoring(new Ignored(places));
    return Keeping.kept(node, base, sent, live).value().without(observed);
  }

  /// The node of a resource that is to have these settings again.
  ///
  /// @param settings texts in it may refer to other resources
  /// @param dependsOn what it has to wait for
  public static Node node(
      ResourceKey key, ResourceKind kind, ObjectNode settings, List<Dependency> dependsOn) {
    Settings wanted = Settings.of(settings, RecordedNodes.types(key, kind));
    return node(key, kind, wanted, dependsOn, Optional.empty());
  }

  private static Node node(
      ResourceKey key,
      ResourceKind kind,
      Settings settings,
      List<Dependency> dependsOn,
      Optional<Span> span) {
    return new Node(
        key,
        kind,
        settings,
        dependsOn,
        span.orElseGet(() -> Span.synthetic("rollback")),
        Ignored.NOTHING);
  }

  /// The steps to `path`, or to the first place on the way of which nothing was sent: what stands
  /// there is taken as a whole.
  private static List<Token> place(Path path, ObjectNode sent) {
    List<Token> place = new ArrayList<>();
    for (int i = 0; i < path.length(); i++) {
      place.add(token(path.steps().get(i)));
      if (Trees.find(sent, path.to(i + 1)) == null) {
        break;
      }
    }
    return place;
  }

  private static Token token(Path.Step step) {
    return switch (step) {
      case Path.Field(String name) -> new Token(name, false);
      case Path.Index(int index) -> new Token(Integer.toString(index), true);
      case Path.Keyed(String field, String value) -> new Token(field + "=" + value, true);
    };
  }

  /// Whether a secret belongs into these settings that nobody knows any more.
  public static boolean lacksSecret(JsonNode settings, FieldRules rules) {
    return rules.patterns().stream().anyMatch(at -> at.rule() == FieldRule.SECRET)
        && lacksSecret(settings, Path.ROOT, rules);
  }

  private static boolean lacksSecret(JsonNode node, Path path, FieldRules rules) {
    if (node.isTextual()) {
      return node.textValue().isEmpty() && rules.at(path).contains(FieldRule.SECRET);
    }
    return node.propertyStream()
            .anyMatch(each -> lacksSecret(each.getValue(), path.field(each.getKey()), rules))
        || (node.isArray()
            && IntStream.range(0, node.size())
                .anyMatch(i -> lacksSecret(node.get(i), path.index(i), rules)));
  }

  /// Puts the texts of secrets where `mine` has only their places.
  private static void fillSecrets(
      JsonNode mine, @Nullable JsonNode from, Path path, FieldRules rules) {
    if (mine instanceof ObjectNode object && from != null) {
      for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
        Path below = path.field(name);
        JsonNode text = from.get(name);
        if (rules.at(below).contains(FieldRule.SECRET) && text instanceof TextNode) {
          object.set(name, text);
        } else {
          fillSecrets(object.get(name), text, below, rules);
        }
      }
    } else if (mine instanceof ArrayNode list && from instanceof ArrayNode others) {
      for (int i = 0; i < list.size(); i++) {
        fillSecrets(list.get(i), others.get(i), path.index(i), rules);
      }
    }
  }
}
