package dev.trowel.schema.value;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks into value trees, and changes one place of them.
public final class Values {

  private Values() {}

  /// The value at `path`, or null when a step leads nowhere.
  public static @Nullable Value find(@Nullable Value root, Path path) {
    Value at = root;
    for (Path.Step step : path.steps()) {
      at = at == null ? null : child(at, step);
    }
    return at;
  }

  /// The value below these fields, or null when one is absent.
  public static @Nullable Value find(@Nullable Value root, String... fields) {
    Value at = root;
    for (String field : fields) {
      at = at instanceof Mapping mapping ? mapping.get(field) : null;
    }
    return at;
  }

  /// The mapping below these fields; an empty one when it is absent or no mapping.
  public static Mapping mapping(@Nullable Value root, String... fields) {
    return find(root, fields) instanceof Mapping mapping
        ? mapping
        : Mapping.empty(root == null ? Span.synthetic("empty") : root.span());
  }

  /// The elements of the list below these fields; none when it is absent or no list.
  public static List<Value> items(@Nullable Value root, String... fields) {
    return find(root, fields) instanceof Seq seq ? seq.items() : List.of();
  }

  /// The text below these fields, or null when it is absent or no text.
  public static @Nullable String text(@Nullable Value root, String... fields) {
    return find(root, fields) instanceof Text text ? text.text() : null;
  }

  /// The text below these fields, or `""` when it is absent or no text.
  public static String textOrEmpty(@Nullable Value root, String... fields) {
    String text = text(root, fields);
    return text == null ? "" : text;
  }

  /// Whether `true` is what stands below these fields.
  public static boolean isTrue(@Nullable Value root, String... fields) {
    return find(root, fields) instanceof Bool(_, boolean on) && on;
  }

  /// The place of the deepest value on the way to `path` that exists.
  public static Span nearestSpan(Value root, Path path) {
    Value at = root;
    for (Path.Step step : path.steps()) {
      Value next = child(at, step);
      if (next == null) {
        return at.span();
      }
      at = next;
    }
    return at.span();
  }

  /// Visits each text at or below `value`, with its place, in the order of the tree.
  ///
  /// @param at where `value` stands
  public static void texts(Path at, Value value, BiConsumer<Path, Text> visitor) {
    switch (value) {
      case Text text -> visitor.accept(at, text);
      case Mapping mapping ->
          mapping.entries().forEach((name, entry) -> texts(at.field(name), entry.value(), visitor));
      case Seq seq -> {
        for (int i = 0; i < seq.items().size(); i++) {
          texts(at.index(i), seq.items().get(i), visitor);
        }
      }
      case Value.Null _, Bool _, Value.Num _, Value.Secret _ -> {}
    }
  }

  /// Whether a text at or below `value` holds `part`.
  public static boolean mentions(Value value, String part) {
    return anyText(value, text -> text.contains(part));
  }

  /// Whether any text at or below `value` is such; costs less than to visit them, as it makes no
  /// places.
  public static boolean anyText(Value value, Predicate<String> such) {
    return switch (value) {
      case Text(_, String text) -> such.test(text);
      case Mapping mapping -> Entries.of(mapping.entries()).anyMatch(each -> anyText(each, such));
      case Seq(_, List<Value> items) -> {
        for (Value item : items) {
          if (anyText(item, such)) {
            yield true;
          }
        }
        yield false;
      }
      case Value.Null _, Bool _, Value.Num _, Value.Secret _ -> false;
    };
  }

  /// The tree with `value` at the end of these fields; mappings on the way are made where absent.
  public static Mapping put(Mapping root, Value value, String... fields) {
    return put(root, value, List.of(fields));
  }

  /// The tree with `value` at the end of the fields of `path`; mappings on the way are made where
  /// absent.
  ///
  /// @throws ClassCastException when a step is no field
  public static Mapping put(Mapping root, Value value, Path path) {
    return put(root, value, path.steps().stream().map(step -> ((Path.Field) step).name()).toList());
  }

  private static Mapping put(Mapping root, Value value, List<String> fields) {
    String first = fields.getFirst();
    if (fields.size() == 1) {
      return root.with(first, value);
    }
    Mapping below =
        root.get(first) instanceof Mapping mapping ? mapping : Mapping.empty(value.span());
    return root.with(first, put(below, value, fields.subList(1, fields.size())));
  }

  /// The value one step down, or null when the step leads nowhere.
  public static @Nullable Value child(Value at, Path.Step step) {
    return switch (step) {
      case Path.Field(String name) -> at instanceof Mapping mapping ? mapping.get(name) : null;
      case Path.Index(int index) ->
          at instanceof Seq seq && index >= 0 && index < seq.items().size()
              ? seq.items().get(index)
              : null;
      case Path.Keyed(String field, String key) ->
          items(at).stream().filter(item -> key.equals(text(item, field))).findFirst().orElse(null);
    };
  }
}
