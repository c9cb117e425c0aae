package dev.trowel.core.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.plan.Template;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes references again of values that came from objects which may be others by the time they are
/// needed.
record Relabel(FormerResources former) {

  /// A copy of `settings` whose values that came from such objects are the references they were.
  ObjectNode of(ObjectNode settings, List<Dependency> dependsOn) {
    ObjectNode copy = settings.deepCopy();
    for (Dependency on : dependsOn) {
      for (Template.To to : Template.of(on.label()).references()) {
        value(to).ifPresent(value -> replace(copy, new Was(to, value)));
      }
    }
    return copy;
  }

  /// A reference and what it stood for.
  private record Was(Template.To to, String value) {
    /// A number is an id only where a field says so; any text may be.
    JsonNode in(String field, JsonNode leaf) {
      if (leaf.isNumber()) {
        boolean id = to.isId() && field.endsWith("id") && leaf.asText().equals(value);
        return id ? TextNode.valueOf(to.label()) : leaf;
      }
      return leaf.isTextual() ? TextNode.valueOf(in(leaf.textValue())) : leaf;
    }

    private String in(String text) {
      if (text.equals(value)) {
        return to.label();
      }
      return to.isId()
          ? Pattern.compile("(?<![\\w-])" + Pattern.quote(value) + "(?![\\w-])")
              .matcher(text)
              .replaceAll(Matcher.quoteReplacement(to.label()))
          : text;
    }
  }

  private static void replace(JsonNode node, Was was) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(each -> {
                if (each.getValue().isContainerNode()) {
                  replace(each.getValue(), was);
                } else {
                  each.setValue(was.in(each.getKey(), each.getValue()));
                }
              });
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i).isContainerNode()) {
            replace(list.get(i), was);
          } else {
            list.set(i, was.in("", list.get(i)));
          }
        }
      }
      default -> {}
    }
  }

  /// What the reference stood for, where that may change.
  private Optional<String> value(Template.To to) {
    ResourceKey target = to.target();
    if (!FormerResources.isReborn(former.plan(), target)) {
      return Optional.empty();
    }
    Optional<String> value =
        to.isId()
            ? former.recorded(target).map(each -> each.id())
            : field(to).map(JsonNode::asText);
    return value.filter(text -> !text.isEmpty());
  }

  private Optional<JsonNode> field(Template.To to) {
    return former
        .settings(to.target())
        .flatMap(settings -> Optional.ofNullable(Trees.find(settings, to.field())))
        .or(() ->
            Optional.ofNullable(former.lines().get(to.target()))
                .flatMap(line ->
                    line.live()
                        .map(
                            live -> Trees.find(line.kind().operations().remote(live), to.field()))))
        .filter(JsonNode::isValueNode);
  }
}
