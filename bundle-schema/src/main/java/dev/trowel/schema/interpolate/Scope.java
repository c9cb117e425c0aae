package dev.trowel.schema.interpolate;

import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Part;
import dev.trowel.schema.value.Part.Literal;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Optional;

/// Replaces references to bundle, workspace and variables by what they name (format.md 2.7); leaves
/// the others and what is not known yet. Each name is looked up once, so the time grows with the
/// size of the result.
public final class Scope {

  private final Targets targets;
  private final Diagnostics diagnostics;

  /// A scope in which `tree` says what names mean.
  ///
  /// @param tree the bundle's tree; variables have their `value`
  /// @param symbols what stays as written
  /// @param diagnostics takes the errors: missing names, cycles, lists inside texts
  Scope(Mapping tree, Symbols symbols, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.targets = new Targets(tree, symbols, this, diagnostics);
  }

  /// The value with all references in it replaced; the same object when there is nothing to
  /// replace. A value that replaces a whole text keeps its type and gets the place of the text.
  public Value resolve(Value value) {
    return switch (value) {
      case Mapping mapping -> mapping.map((_, each) -> resolve(each));
      case Seq seq -> seq.map(this::resolve);
      case Text text -> text.text().contains("${") ? text(text) : text;
      case Value.Null _, Value.Bool _, Value.Num _, Secret _ -> value;
    };
  }

  /// [#resolve(Value)] for a mapping, which stays one.
  public Mapping resolve(Mapping mapping) {
    return mapping.map((_, each) -> resolve(each));
  }

  private Value text(Text text) {
    List<Part> parts =
        WorkspacePrefix.strip(Reference.parse(text.text()), text.span(), diagnostics);
    targets.grew(text.text().length());
    if (parts.size() == 1 && parts.getFirst() instanceof Reference reference) {
      return targets.find(reference, text).map(v -> v.at(text.span())).orElse(text);
    }
    return join(parts, text);
  }

  private Value join(List<Part> parts, Text text) {
    StringBuilder joined = new StringBuilder();
    boolean secret = false;
    for (Part part : parts) {
      switch (part) {
        case Literal(String letters) -> joined.append(letters);
        case Reference reference -> {
          Optional<Value> value = targets.find(reference, text);
          joined.append(
              value.flatMap(v -> print(v, reference, text.span())).orElse("" + reference));
          secret |= value.filter(Secret.class::isInstance).isPresent();
        }
      }
    }
    targets.grew(joined.length());
    if (secret) {
      return new Secret(text.span(), joined.toString());
    }
    return joined.toString().equals(text.text()) ? text : new Text(text.span(), joined.toString());
  }

  private Optional<String> print(Value value, Reference reference, Span place) {
    return switch (value) {
      case Text(_, String letters) -> Optional.of(letters);
      case Secret(_, String letters) -> Optional.of(letters);
      case Value.Num(_, String number) -> Optional.of(number);
      case Value.Bool(_, boolean truth) -> Optional.of(Boolean.toString(truth));
      case Value.Null _ -> Optional.of("");
      case Mapping _, Seq _ -> {
        diagnostics.add(Faults.notPrimitive(reference, place));
        yield Optional.empty();
      }
    };
  }
}
