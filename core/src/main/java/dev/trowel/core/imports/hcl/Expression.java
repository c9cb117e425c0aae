package dev.trowel.core.imports.hcl;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands to the right of `=`.
public sealed interface Expression {

  /// Where it is written.
  Span span();

  /// A value as it is written.
  record Literal(Span span, Value value) implements Expression {}

  /// Texts and what stands in `${…}` between them.
  record Template(Span span, List<Expression> parts) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /// `[a, b]`.
  record Items(Span span, List<Expression> items) implements Expression {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// `{a = b}`.
  record Pairs(Span span, List<Pair> pairs) implements Expression {
    public Pairs {
      pairs = List.copyOf(pairs);
    }
  }

  /// One key of an object and its value.
  record Pair(Expression key, Expression value) {}

  /// `name(a, b)`.
  ///
  /// @param expands whether `...` follows the last argument
  record Call(Span span, String name, List<Expression> arguments, boolean expands)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// The first name of a reference, such as `var`.
  record Name(Span span, String name) implements Expression {}

  /// `of.name`.
  record Attribute(Span span, Expression of, String name) implements Expression {}

  /// `of[key]`.
  record Index(Span span, Expression of, Expression key) implements Expression {}

  /// `of[*].a.b`.
  record Splat(Span span, Expression of, List<String> names) implements Expression {
    public Splat {
      names = List.copyOf(names);
    }
  }

  /// `first operator of operator of …`, of operators that bind alike: as many as a file has room
  /// for, beside each other and not in each other.
  record Binary(Span span, Expression first, List<Operand> following) implements Expression {
    public Binary {
      following = List.copyOf(following);
    }
  }

  /// What follows an operator.
  ///
  /// @param span all that stands up to its end
  record Operand(Span span, String operator, Expression of) {}

  /// `!of` or `-of`.
  record Unary(Span span, char operator, Expression of) implements Expression {}

  /// `condition ? yes : no`.
  record Conditional(Span span, Expression condition, Expression yes, Expression no)
      implements Expression {}

  /// `[for …]` or `{for …}`.
  ///
  /// @param keyName the first of two names; null for one
  /// @param key what each key is made of; null in a list
  /// @param groups whether `...` follows the value: what has one key becomes a list
  /// @param condition what follows `if`; null without
  record For(
      Span span,
      @Nullable String keyName,
      String valueName,
      Expression in,
      @Nullable Expression key,
      Expression value,
      boolean groups,
      @Nullable Expression condition)
      implements Expression {}
}
