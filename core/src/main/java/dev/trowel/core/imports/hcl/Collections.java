package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Expression.For;
import dev.trowel.core.imports.hcl.Expression.Items;
import dev.trowel.core.imports.hcl.Expression.Pair;
import dev.trowel.core.imports.hcl.Expression.Pairs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads lists and objects, and what makes them by `for`.
///
/// @param cursor where to read
/// @param expressions reads what is in them
record Collections(Cursor cursor, Expressions expressions) {

  /// The list whose bracket is here.
  Expression list() {
    int start = cursor.at();
    cursor.next();
    if (isLoop()) {
      return loop(start, "]", false);
    }
    List<Expression> items = new ArrayList<>();
    cursor.skip(true);
    while (!cursor.take("]")) {
      items.add(expressions.within(expressions::read));
      cursor.skip(true);
      if (!cursor.take(",") && cursor.peek() != ']') {
        throw cursor.expected(", or ]");
      }
      cursor.skip(true);
    }
    return new Items(cursor.from(start), items);
  }

  /// The object whose brace is here.
  Expression object() {
    int start = cursor.at();
    cursor.next();
    if (isLoop()) {
      return loop(start, "}", true);
    }
    List<Pair> pairs = new ArrayList<>();
    cursor.skip(true);
    while (!cursor.take("}")) {
      pairs.add(pair());
      cursor.skip(false);
      if (!cursor.take(",") && cursor.peek() != '\n' && cursor.peek() != '}') {
        throw cursor.expected("a new line, a comma or }");
      }
      cursor.skip(true);
    }
    return new Pairs(cursor.from(start), pairs);
  }

  private Pair pair() {
    int start = cursor.at();
    String name = cursor.name();
    Expression key;
    cursor.skip(false);
    if (!name.isEmpty() && (cursor.peek() == '=' || cursor.peek() == ':')) {
      key = expressions.bareKey(start, name);
    } else {
      cursor.moveTo(start);
      key = expressions.onLine();
    }
    cursor.skip(false);
    if (!cursor.take("=") && !cursor.take(":")) {
      throw cursor.expected("=");
    }
    return new Pair(key, expressions.onLine());
  }

  private boolean isLoop() {
    int start = cursor.at();
    cursor.skip(true);
    boolean found = cursor.name().equals("for");
    if (!found || " \t\r\n".indexOf(cursor.peek()) < 0) {
      cursor.moveTo(start);
      return false;
    }
    return true;
  }

  private Expression loop(int start, String end, boolean isObject) {
    String first = variable();
    cursor.skip(true);
    String second = cursor.take(",") ? variable() : "";
    cursor.skip(true);
    if (!cursor.name().equals("in")) {
      throw cursor.expected("in");
    }
    Expression in = expressions.within(expressions::read);
    word(":");
    Expression value = expressions.within(expressions::read);
    Expression key = null;
    boolean groups = false;
    if (isObject) {
      key = value;
      word("=>");
      value = expressions.within(expressions::read);
      cursor.skip(true);
      groups = cursor.take("...");
    }
    Expression condition = condition();
    word(end);
    return new For(
        cursor.from(start),
        second.isEmpty() ? null : first,
        second.isEmpty() ? first : second,
        in,
        key,
        value,
        groups,
        condition);
  }

  private @Nullable Expression condition() {
    cursor.skip(true);
    int start = cursor.at();
    if (cursor.name().equals("if")) {
      return expressions.within(expressions::read);
    }
    cursor.moveTo(start);
    return null;
  }

  private String variable() {
    cursor.skip(true);
    String name = cursor.name();
    if (name.isEmpty()) {
      throw cursor.expected("a name");
    }
    return name;
  }

  private void word(String wanted) {
    cursor.skip(true);
    if (!cursor.take(wanted)) {
      throw cursor.expected(wanted);
    }
  }
}
