package dev.trowel.schema.shape;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes a value fit its schema as far as that loses nothing, and warns of the rest (format.md
/// 2.1).
public final class Checker {

  private final Types types;
  private final Predicate<Value> anchored;
  private final UnknownFields unknownFields;
  private final Diagnostics diagnostics;

  private Checker(
      Types types,
      Predicate<Value> anchored,
      UnknownFields unknownFields,
      Diagnostics diagnostics) {
    this.types = types;
    this.anchored = anchored;
    this.unknownFields = unknownFields;
    this.diagnostics = diagnostics;
  }

  /// What becomes of a field that the schema does not know; the warning is the same.
  public enum UnknownFields {
    /// It is left out.
    DROP,
    /// It stays.
    KEEP
  }

  /// A checker for several values of one file.
  ///
  /// @param types the types that schemas refer to
  /// @param anchored whether a value carried a YAML anchor: unknown fields of such values pass
  ///   without a warning
  /// @param unknownFields what becomes of unknown fields
  /// @param diagnostics takes the warnings
  public static Checker of(
      Types types,
      Predicate<Value> anchored,
      UnknownFields unknownFields,
      Diagnostics diagnostics) {
    return new Checker(types, anchored, unknownFields, diagnostics);
  }

  /// The value as the schema wants it. Unknown fields and values of a wrong type are left out with
  /// a warning.
  ///
  /// @param value what was written
  /// @param schema what is expected
  /// @param types the types `schema` refers to
  /// @param path where the value stands in the bundle, for the messages
  /// @param anchored whether a value carried a YAML anchor: unknown fields of such values pass
  ///   without a warning
  /// @param diagnostics takes the warnings
  /// @return the same object when nothing had to change; null when the value as a whole is left out
  public static @Nullable Value normalise(
      Value value,
      Schema schema,
      Types types,
      Path path,
      Predicate<Value> anchored,
      Diagnostics diagnostics) {
    return of(types, anchored, UnknownFields.DROP, diagnostics).check(value, schema, path);
  }

  /// The value as the schema wants it, as [#normalise] says.
  public @Nullable Value check(Value value, Schema schema, Path path) {
    return switch (types.resolve(schema)) {
      case Schema.Scalar scalar -> scalar(value, scalar, path);
      case Schema.Choice _ -> scalar(value, Schema.Scalar.STRING, path);
      case Schema.ListOf(Schema element) ->
          value instanceof Seq seq ? list(seq, element, path) : noList(value, element, path);
      case Schema.MapOf(Schema element) ->
          value instanceof Mapping map ? map(map, element, path) : other(value, "map", path);
      case Schema.ObjectOf type ->
          value instanceof Mapping map ? object(map, type, path) : other(value, "map", path);
      case Schema.Ref ref -> throw new IllegalStateException("unresolved " + ref.name());
    };
  }

  private @Nullable Value scalar(Value value, Schema.Scalar expected, Path at) {
    return ScalarCheck.check(
        expected, value, problem -> diagnostics.add(problem.at(at).in(value.span())));
  }

  /// An empty section (`permissions:`) says nothing, and a reference may turn out to be anything.
  private @Nullable Value other(Value value, String expected, Path at) {
    boolean open =
        value instanceof Value.Null
            || (value instanceof Value.Text text && Reference.whole(text.text()).isPresent());
    if (open) {
      return value;
    }
    diagnostics.add(Mismatch.wrongType(expected, value).at(at).in(value.span()));
    return null;
  }

  private @Nullable Value noList(Value value, Schema element, Path at) {
    if (value instanceof Value.Text text
        && types.resolve(element) == Schema.Scalar.STRING
        && !Reference.isIn(text.text())) {
      diagnostics.add(
          Mismatch.wrongType("sequence", value)
              .at(at)
              .in(value.span())
              .fix(Rewrite.listed("make it a list of one", text)));
      return null;
    }
    return other(value, "sequence", at);
  }

  private Value list(Seq seq, Schema element, Path at) {
    List<Value> kept = new ArrayList<>(seq.items().size());
    boolean same = true;
    for (int i = 0; i < seq.items().size(); i++) {
      Value item = seq.items().get(i);
      Value checked = check(item, element, at.index(i));
      same &= checked == item;
      if (checked != null) {
        kept.add(checked);
      }
    }
    return same ? seq : new Seq(seq.span(), kept);
  }

  private Value map(Mapping map, Schema element, Path at) {
    return map.sift((key, entry) -> check(entry.value(), element, at.field(key)));
  }

  private Value object(Mapping map, Schema.ObjectOf type, Path at) {
    return map.sift((key, entry) -> {
      Schema field = type.fields().get(key);
      return field == null
          ? unknown(key, entry, type, map, at)
          : check(entry.value(), field, at.field(key));
    });
  }

  private @Nullable Value unknown(
      String key, Entry entry, Schema.ObjectOf type, Mapping siblings, Path at) {
    if (!isTemplate(entry.value())) {
      diagnostics.add(
          unknownField(key, type, unknownFields)
              .at(at)
              .in(entry.key())
              .fix(renaming(key, entry, type, siblings)));
    }
    return unknownFields == UnknownFields.KEEP ? entry.value() : null;
  }

  private static Optional<Fix> renaming(
      String key, Entry entry, Schema.ObjectOf type, Mapping siblings) {
    return Suggestion.only(key, type.fields().keySet())
        .filter(name -> !siblings.entries().containsKey(name))
        .flatMap(name -> Rewrite.key("rename it to " + name, entry.key(), key, name));
  }

  private static Diagnostic unknownField(String name, Schema.ObjectOf type, UnknownFields fate) {
    Optional<String> near = Suggestion.nearest(name, type.fields().keySet());
    return Diagnostic.warning("unknown-field", "unknown field: " + name)
        .detail(
            near.map(other -> "Did you mean " + other + "?")
                .orElse(
                    switch (fate) {
                      case DROP -> "It has no effect. Remove it, or correct its name.";
                      case KEEP -> "It is sent as it is, as trowel.unknown_fields says.";
                    }));
  }

  /// Whether it only holds anchors for use elsewhere.
  private boolean isTemplate(Value value) {
    if (anchored.test(value)) {
      return true;
    }
    return switch (value) {
      case Mapping map ->
          !map.entries().isEmpty()
              && map.entries().values().stream().allMatch(entry -> isTemplate(entry.value()));
      case Seq seq -> !seq.items().isEmpty() && seq.items().stream().allMatch(this::isTemplate);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Secret _ -> false;
    };
  }
}
