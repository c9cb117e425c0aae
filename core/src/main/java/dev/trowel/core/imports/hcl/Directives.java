package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Expression.Call;
import dev.trowel.core.imports.hcl.Expression.Conditional;
import dev.trowel.core.imports.hcl.Expression.For;
import dev.trowel.core.imports.hcl.Expression.Literal;
import dev.trowel.core.imports.hcl.Expression.Template;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes expressions of what stands between `%{if …}` or `%{for …}` and its end.
final class Directives {

  /// Deeper than any template.
  private static final int DEEPEST = 100;

  /// A piece of a text.
  sealed interface Piece {

    /// What is put in as it is.
    record Said(Expression of) implements Piece {}

    /// `%{if …}`.
    record If(int start, Expression condition) implements Piece {}

    /// `%{for …}`.
    ///
    /// @param key the first of two names; null for one
    record Loop(int start, @Nullable String key, String value, Expression in) implements Piece {}

    /// `%{else}`, `%{endif}`, `%{endfor}`.
    record Mark(int start, String word) implements Piece {}
  }

  private final Cursor cursor;
  private final List<Piece> pieces;
  private int at;
  private int depth;

  Directives(Cursor cursor, List<Piece> pieces) {
    this.cursor = cursor;
    this.pieces = List.copyOf(pieces);
  }

  /// All of it.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `syntax` when one lacks its end, or an end
  ///   what it ends
  List<Expression> expressions() {
    List<Expression> all = block();
    if (at < pieces.size() && pieces.get(at) instanceof Piece.Mark(int start, String word)) {
      throw cursor.fault(start, "%s without its beginning".formatted(word));
    }
    return all;
  }

  /// What stands up to the next mark.
  private List<Expression> block() {
    List<Expression> read = new ArrayList<>();
    while (at < pieces.size() && !(pieces.get(at) instanceof Piece.Mark)) {
      switch (pieces.get(at++)) {
        case Piece.Said(Expression of) -> read.add(of);
        case Piece.If choice -> read.add(choice(choice));
        case Piece.Loop loop -> read.add(loop(loop));
        case Piece.Mark _ -> {}
      }
    }
    return read;
  }

  private Expression choice(Piece.If choice) {
    Span span = choice.condition().span();
    Expression yes = inside(choice.start(), span);
    boolean hasElse = isHere("else");
    at += hasElse ? 1 : 0;
    Expression no = hasElse ? inside(choice.start(), span) : text(span, List.of());
    end(choice.start(), "endif");
    return new Conditional(span, choice.condition(), yes, no);
  }

  private Expression loop(Piece.Loop loop) {
    Span span = loop.in().span();
    Expression body = inside(loop.start(), span);
    end(loop.start(), "endfor");
    For all = new For(span, loop.key(), loop.value(), loop.in(), null, body, false, null);
    return new Call(span, "join", List.of(text(span, List.of()), all), false);
  }

  private Expression inside(int start, Span span) {
    if (++depth > DEEPEST) {
      throw cursor.fault(start, "directives too deep in each other");
    }
    Expression inside = text(span, block());
    depth--;
    return inside;
  }

  /// A text, also where nothing but a number is put in.
  private static Expression text(Span span, List<Expression> parts) {
    List<Expression> all = new ArrayList<>(parts);
    while (all.size() < 2) {
      all.add(new Literal(span, new Text(span, "")));
    }
    return new Template(span, all);
  }

  private boolean isHere(String word) {
    return at < pieces.size()
        && pieces.get(at) instanceof Piece.Mark(int _, String found)
        && found.equals(word);
  }

  private void end(int start, String word) {
    if (!isHere(word)) {
      throw cursor.fault(start, "a directive that does not end: %s is missing".formatted(word));
    }
    at++;
  }
}
