package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.plan.FieldTypes;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schemas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Random settings of one kind, by the rows `vary`, `grow`, `whole` and `means` of
/// `src/test/cases/phantoms/answers.yml`.
final class AnySettings {

  private final KindCase kind;
  private final JsonNode row;
  private final Random random;
  private final FieldTypes types;

  AnySettings(KindCase kind, JsonNode row, Random random) {
    this.kind = kind;
    this.row = row;
    this.random = random;
    SentNames names = kind.operations().around().names();
    this.types = new FieldTypes(Schemas.kind(kind.kind().name()).map(names::sent));
  }

  /// One change of one field.
  ///
  /// @param path the field, as a plan names it
  record Edit(ObjectNode after, Path path) {}

  /// The smallest or the full ones, with some optional fields left out, others set, lists grown.
  ObjectNode settings() {
    boolean small = random.nextInt(3) == 0;
    ObjectNode settings = small ? kind.settings() : kind.file().path("full").deepCopy();
    leaveOut(settings);
    for (int i = 0; i < 4; i++) {
      settings = edit(settings).map(Edit::after).orElse(settings);
    }
    return settings;
  }

  private void leaveOut(ObjectNode settings) {
    List<String> names = new ArrayList<>();
    settings.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!isNeeded(Path.of(name)) && random.nextInt(3) == 0) {
        settings.remove(name);
      }
    }
  }

  /// A copy with one field changed, or empty where the dice found nothing to change.
  Optional<Edit> edit(ObjectNode settings) {
    for (int tries = 0; tries < 20; tries++) {
      ObjectNode after = settings.deepCopy();
      Optional<Path> path = random.nextInt(4) == 0 ? grow(after) : vary(after);
      if (path.isPresent() && !sorted(after).equals(sorted(settings))) {
        return path.map(changed -> new Edit(after, changed));
      }
    }
    return Optional.empty();
  }

  /// The tree with all lists sorted: a list in another order is no change to find.
  private static JsonNode sorted(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      ObjectNode sorted = Json.object();
      object.properties().forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
      return sorted;
    }
    if (tree instanceof ArrayNode list) {
      List<JsonNode> elements = new ArrayList<>();
      list.forEach(element -> elements.add(sorted(element)));
      elements.sort(Comparator.comparing(JsonNode::toString));
      return Json.array().addAll(elements);
    }
    return tree;
  }

  private Optional<Path> grow(ObjectNode settings) {
    Optional<Map.Entry<String, JsonNode>> chosen =
        any(new ArrayList<>(row.path("grow").properties()));
    if (chosen.isEmpty()
        || !(settings.path(chosen.get().getKey()) instanceof ArrayNode list)
        || list.isEmpty()) {
      return Optional.empty();
    }
    String by = chosen.get().getValue().asText();
    ObjectNode more = list.get(random.nextInt(list.size())).deepCopy();
    more.put(by, word().toLowerCase(Locale.ROOT));
    more.remove("depends_on");
    list.insert(random.nextInt(list.size() + 1), more);
    Path path = Path.of(chosen.get().getKey());
    return Optional.of(isKeyed(path) ? path.keyed(by, more.path(by).asText()) : path);
  }

  private boolean isKeyed(Path list) {
    return kind.kind().rules().keyed().keySet().stream().anyMatch(each -> each.matches(list));
  }

  private Optional<Path> vary(ObjectNode settings) {
    return any(new ArrayList<>(row.path("vary").properties()))
        .flatMap(field -> {
          List<String> steps = RealAnswers.steps(field.getKey());
          return vary(settings, steps, Path.ROOT, Path.ROOT, field.getValue());
        });
  }

  /// @param shape the path with elements by index
  private Optional<Path> vary(
      JsonNode at, List<String> steps, Path path, Path shape, JsonNode values) {
    String step = steps.getFirst();
    List<String> below = steps.subList(1, steps.size());
    if (at instanceof ArrayNode list && !list.isEmpty()) {
      int i = random.nextInt(list.size());
      return vary(list.get(i), below, element(path, list.get(i), i), shape.index(i), values);
    }
    if (!(at instanceof ObjectNode object)) {
      return Optional.empty();
    }
    if (!below.isEmpty()) {
      return vary(object.path(step), below, path.field(step), shape.field(step), values);
    }
    boolean gone = random.nextInt(3) == 0 && object.has(step) && mayGo(shape.field(step), values);
    if (gone) {
      object.remove(step);
    } else {
      object.set(
          step,
          values.isArray()
              ? values.get(random.nextInt(values.size())).deepCopy()
              : of(shape.field(step)));
    }
    return Optional.of(path.field(step));
  }

  private Path element(Path list, JsonNode element, int i) {
    return kind.kind().rules().keyed().entrySet().stream()
        .filter(each -> each.getKey().matches(list))
        .map(each -> list.keyed(each.getValue(), element.path(each.getValue()).asText()))
        .findFirst()
        .orElse(list.index(i));
  }

  /// Deep down, what has to have one of some values has to be there.
  private boolean mayGo(Path field, JsonNode values) {
    return !isNeeded(field) && (field.length() == 1 || !values.isArray());
  }

  private boolean isNeeded(Path shape) {
    return !find(kind.settings(), shape).isMissingNode()
        || (shape.length() == 1 && isWhole(shape.toString()))
        || kind.kind().rules().at(shape).contains(FieldRule.REQUIRED);
  }

  private boolean isWhole(String field) {
    return row.path("whole").valueStream().anyMatch(each -> each.asText().equals(field));
  }

  private static JsonNode find(JsonNode root, Path path) {
    JsonNode at = root;
    for (Path.Step step : path.steps()) {
      at =
          switch (step) {
            case Path.Field(String name) -> at.path(name);
            case Path.Index(int index) -> at.path(index);
            case Path.Keyed _ -> MissingNode.getInstance();
          };
    }
    return at;
  }

  private JsonNode of(Path field) {
    Schema type = types.at(field).orElseThrow(() -> new IllegalArgumentException(field.toString()));
    return value(type);
  }

  private JsonNode value(Schema type) {
    return switch (type) {
      case Schema.Scalar.INTEGER -> IntNode.valueOf(1 + random.nextInt(50));
      case Schema.Scalar.NUMBER -> DoubleNode.valueOf(random.nextInt(50) / 2.0);
      case Schema.Scalar.BOOLEAN -> BooleanNode.valueOf(random.nextBoolean());
      case Schema.Scalar.STRING, Schema.Scalar.ANY -> TextNode.valueOf(word());
      case Schema.Choice(List<String> values) ->
          TextNode.valueOf(values.get(random.nextInt(values.size())));
      case Schema.ListOf(Schema element) -> {
        ArrayNode list = Json.array();
        for (int i = random.nextInt(3); i >= 0; i--) {
          list.add(value(element));
        }
        yield list;
      }
      case Schema.MapOf(Schema element) -> {
        ObjectNode map = Json.object();
        for (int i = random.nextInt(3); i >= 0; i--) {
          map.set(word(), value(element));
        }
        yield map;
      }
      case Schema.ObjectOf _, Schema.Ref _ -> throw new IllegalArgumentException(type.toString());
    };
  }

  private String word() {
    return random
        .ints(2 + random.nextInt(4), 'a', 'z' + 1)
        .collect(
            () -> new StringBuilder("W"), StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private <T> Optional<T> any(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  /// The same, written otherwise.
  ObjectNode otherWords(ObjectNode settings) {
    ObjectNode same = settings.deepCopy();
    for (JsonNode means : row.path("means")) {
      for (var sort : means.properties()) {
        for (JsonNode place : sort.getValue()) {
          RealAnswers.at(
              same, RealAnswers.steps(place.asText()), old -> otherwise(sort.getKey(), old));
        }
      }
    }
    return same;
  }

  private JsonNode otherwise(String sort, JsonNode old) {
    if (old.isMissingNode() || random.nextBoolean()) {
      return old;
    }
    return switch (sort) {
      case "order" -> RealAnswers.shuffled((ArrayNode) old, random);
      case "case" -> TextNode.valueOf(swapped(old.asText()));
      case "slash" -> TextNode.valueOf(RealAnswers.otherEnd(old.asText()));
      case "workspace" -> TextNode.valueOf(otherRoot(old.asText()));
      default -> throw new IllegalArgumentException(sort);
    };
  }

  private static String swapped(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return text.equals(upper) ? text.toLowerCase(Locale.ROOT) : upper;
  }

  private static String otherRoot(String path) {
    return path.startsWith("/Workspace/") ? Verdicts.stripWorkspace(path) : "/Workspace" + path;
  }
}
