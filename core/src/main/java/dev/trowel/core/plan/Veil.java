package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.source.Credentials;
import dev.trowel.schema.value.Value;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hides the secrets of a bundle wherever they got: rules of kinds know only their own fields, and
/// a variable may carry a secret into any parameter.
///
/// Hidden are what the bundle says is secret, also inside other texts; what has the form of a
/// credential; and what stands where its name says that it is one.
///
/// @param texts what the bundle says is secret
/// @param exact further texts, hidden where they are all there is
public record Veil(List<String> texts, Set<String> exact) {

  /// Stands where a secret stood.
  public static final String HIDDEN = "(secret)";

  private static final TextNode MARK = TextNode.valueOf(HIDDEN);

  /// A shorter secret would be found in half of all words.
  private static final int SHORTEST = 6;

  public Veil {
    // One secret may begin as a longer one does.
    texts = texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    exact = Set.copyOf(exact);
  }

  /// The veil over what `bundle` itself says.
  public static Veil of(Bundle bundle) {
    Set<String> texts = new HashSet<>();
    collect(bundle.tree(), texts);
    bundle
        .resources()
        .values()
        .forEach(resource ->
            Kinds.of(resource.key())
                .ifPresent(kind -> SecretPlaces.ruled(resource.settings(), kind.rules(), texts)));
    texts.remove("");
    return new Veil(List.copyOf(texts), Set.of());
  }

  /// The veil over all that is said of `plan`, which is one of `bundle`: also over what stood where
  /// a secret stands now, and may be an older one.
  public static Veil of(Bundle bundle, Plan plan) {
    Veil known = of(bundle);
    Set<String> exact = new HashSet<>();
    plan.lines()
        .values()
        .forEach(line -> line.differences().forEach(each -> known.add(each, exact)));
    return new Veil(known.texts(), exact);
  }

  private void add(Difference difference, Set<String> exact) {
    boolean named = SecretPlaces.isNamed(difference.path());
    if (named || hides(difference.desired())) {
      leaves(difference.recorded(), exact);
      leaves(difference.live(), exact);
    }
    if (named) {
      leaves(difference.desired(), exact);
    }
  }

  private static void collect(Value value, Set<String> found) {
    switch (value) {
      case Value.Secret secret -> found.add(secret.reveal());
      case Value.Seq seq -> seq.items().forEach(item -> collect(item, found));
      case Value.Mapping mapping ->
          mapping.entries().values().forEach(entry -> collect(entry.value(), found));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _ -> {}
    }
  }

  private static void leaves(@Nullable JsonNode node, Set<String> found) {
    if (node == null) {
      return;
    }
    if (node.isTextual() && node.textValue().length() >= SHORTEST) {
      found.add(node.textValue());
    }
    node.valueStream().forEach(each -> leaves(each, found));
  }

  private boolean hides(@Nullable JsonNode node) {
    return node != null && !over(node).equals(node);
  }

  /// What stands at `path`, without secrets.
  public JsonNode over(Path path, JsonNode value) {
    return value.isTextual() && SecretPlaces.isNamed(path) ? hidden(value) : over(value);
  }

  /// A tree without secrets; numbers and names of fields stay. It shares with `node` what holds
  /// none, so that it is not to be changed.
  public JsonNode over(JsonNode node) {
    return switch (node) {
      case TextNode text -> over(text);
      case ObjectNode object -> over(object);
      case ArrayNode array -> over(array);
      default -> node;
    };
  }

  /// An object without secrets.
  public ObjectNode over(ObjectNode object) {
    ObjectNode shown = object;
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      JsonNode value = each.getValue();
      JsonNode veiled = SecretPlaces.isIn(object, each.getKey()) ? hidden(value) : over(value);
      if (veiled != value) {
        shown = shown == object ? object.objectNode().setAll(object) : shown;
        shown.set(each.getKey(), veiled);
      }
    }
    return shown;
  }

  private ArrayNode over(ArrayNode array) {
    ArrayNode shown = array;
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = array.get(i);
      boolean secret = i > 0 && SecretPlaces.isOption(array.get(i - 1));
      JsonNode veiled = secret ? hidden(value) : over(value);
      if (veiled != value) {
        shown = shown == array ? array.arrayNode(array.size()).addAll(array) : shown;
        shown.set(i, veiled);
      }
    }
    return shown;
  }

  private TextNode over(TextNode text) {
    String shown = over(text.textValue());
    return shown.equals(text.textValue()) ? text : TextNode.valueOf(shown);
  }

  /// What only refers to a secret is none.
  private JsonNode hidden(JsonNode value) {
    boolean written = value.isTextual() && !SecretPlaces.isReference(value.textValue());
    return written ? MARK : over(value);
  }

  /// A text without secrets.
  public String over(String text) {
    if (exact.contains(text) || texts.contains(text)) {
      return HIDDEN;
    }
    String shown = SecretPlaces.withoutOption(text, HIDDEN);
    for (String secret : texts) {
      if (secret.length() >= SHORTEST) {
        shown = shown.replace(secret, HIDDEN);
      }
    }
    return Credentials.areIn(shown) ? Credentials.WRITTEN.matcher(shown).replaceAll(HIDDEN) : shown;
  }
}
