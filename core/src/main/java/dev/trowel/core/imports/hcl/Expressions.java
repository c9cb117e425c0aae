package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Expression.Attribute;
import dev.trowel.core.imports.hcl.Expression.Binary;
import dev.trowel.core.imports.hcl.Expression.Call;
import dev.trowel.core.imports.hcl.Expression.Conditional;
import dev.trowel.core.imports.hcl.Expression.Index;
import dev.trowel.core.imports.hcl.Expression.Literal;
import dev.trowel.core.imports.hcl.Expression.Name;
import dev.trowel.core.imports.hcl.Expression.Operand;
import dev.trowel.core.imports.hcl.Expression.Splat;
import dev.trowel.core.imports.hcl.Expression.Unary;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads expressions.
final class Expressions {

  /// Deeper than any configuration; a reference that is longer than this is none, either.
  private static final int DEEPEST = 100;

  /// What binds weaker comes first.
  private static final List<List<String>> OPERATORS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final Cursor cursor;
  private final Collections collections;

  /// Whether a line feed ends an expression here.
  private boolean ends = true;

  private int depth;

  Expressions(Cursor cursor) {
    this.cursor = cursor;
    this.collections = new Collections(cursor, this);
  }

  /// The expression that begins here.
  Expression read() {
    if (++depth > DEEPEST) {
      throw cursor.fault(cursor.at(), "an expression too deep in others");
    }
    int start = start();
    Expression first = binary(0);
    skip();
    if (cursor.take("?")) {
      Expression yes = read();
      skip();
      if (!cursor.take(":")) {
        throw cursor.expected(":");
      }
      Expression no = read();
      first = new Conditional(cursor.from(start), first, yes, no);
    }
    depth--;
    return first;
  }

  /// Reads where line feeds mean nothing.
  Expression within(Supplier<Expression> reading) {
    boolean before = ends;
    ends = false;
    Expression read = reading.get();
    ends = before;
    return read;
  }

  /// Reads where a line feed ends an expression.
  Expression onLine() {
    boolean before = ends;
    ends = true;
    Expression read = read();
    ends = before;
    return read;
  }

  private void skip() {
    cursor.skip(!ends);
  }

  private int start() {
    skip();
    return cursor.at();
  }

  private Expression binary(int level) {
    if (level == OPERATORS.size()) {
      return unary();
    }
    int start = start();
    Expression first = binary(level + 1);
    List<Operand> following = new ArrayList<>();
    for (String operator = operator(level); !operator.isEmpty(); operator = operator(level)) {
      Expression of = binary(level + 1);
      following.add(new Operand(cursor.from(start), operator, of));
    }
    return following.isEmpty() ? first : new Binary(cursor.from(start), first, following);
  }

  private String operator(int level) {
    skip();
    return OPERATORS.get(level).stream().filter(cursor::take).findFirst().orElse("");
  }

  private Expression unary() {
    int start = start();
    if (cursor.peek() == '!' || cursor.peek() == '-') {
      char operator = cursor.next();
      if (++depth > DEEPEST) {
        throw cursor.fault(start, "an expression too deep in others");
      }
      Expression of = unary();
      depth--;
      return new Unary(cursor.from(start), operator, of);
    }
    return steps(start, term());
  }

  private Expression steps(int start, Expression first) {
    Expression at = first;
    for (int steps = 0; steps < DEEPEST; steps++) {
      if (cursor.startsWith("...")) {
        return at;
      }
      if (cursor.take("[*]")) {
        at = splat(start, at, true);
      } else if (cursor.take(".*")) {
        at = splat(start, at, false);
      } else if (cursor.take(".")) {
        at = new Attribute(cursor.from(start), at, step());
      } else if (cursor.take("[")) {
        Expression key = within(this::read);
        cursor.skip(true);
        if (!cursor.take("]")) {
          throw cursor.expected("]");
        }
        at = new Index(cursor.from(start), at, key);
      } else {
        return at;
      }
    }
    throw cursor.fault(start, "a reference of more than %d steps".formatted(DEEPEST));
  }

  private String step() {
    String name = cursor.name();
    int start = cursor.at();
    while (name.isEmpty() && Character.isDigit(cursor.peek())) {
      cursor.next();
    }
    if (name.isEmpty() && start == cursor.at()) {
      throw cursor.expected("a name");
    }
    return name.isEmpty() ? cursor.text(start, cursor.at()) : name;
  }

  /// @param indexes whether an index that follows is one into each element, and not into the list
  private Expression splat(int start, Expression of, boolean indexes) {
    List<String> names = new ArrayList<>();
    while (names.size() < DEEPEST) {
      boolean isNumber = indexes && cursor.startsWith("[") && !cursor.startsWith("[*]");
      if (isNumber) {
        cursor.take("[");
        names.add(step());
        if (!cursor.take("]")) {
          throw cursor.expected("]");
        }
      } else if (!cursor.startsWith(".*") && cursor.take(".")) {
        names.add(step());
      } else {
        break;
      }
    }
    return new Splat(cursor.from(start), of, names);
  }

  private Expression term() {
    int start = cursor.at();
    char first = cursor.peek();
    if (first == '"') {
      return new Templates(cursor, this).quoted();
    }
    if (cursor.startsWith("<<")) {
      return new Templates(cursor, this).heredoc();
    }
    if (first == '(') {
      cursor.next();
      Expression inner = within(this::read);
      cursor.skip(true);
      if (!cursor.take(")")) {
        throw cursor.expected(")");
      }
      return inner;
    }
    if (first == '[' || first == '{') {
      return first == '[' ? collections.list() : collections.object();
    }
    return first >= '0' && first <= '9' ? number(start) : named(start);
  }

  private Expression number(int start) {
    while (Character.isDigit(cursor.peek())
        || (cursor.peek() == '.' && Character.isDigit(cursor.charAt(cursor.at() + 1)))
        || cursor.peek() == 'e'
        || cursor.peek() == 'E'
        || ((cursor.peek() == '-' || cursor.peek() == '+')
            && "eE".indexOf(cursor.charAt(cursor.at() - 1)) >= 0)) {
      cursor.next();
    }
    Span span = cursor.from(start);
    String digits = cursor.text(start, cursor.at());
    if (!digits.matches("[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")) {
      throw cursor.fault(start, "a number that is none");
    }
    return new Literal(
        span, new Num(span, new BigDecimal(digits).stripTrailingZeros().toPlainString()));
  }

  private Expression named(int start) {
    String name = cursor.name();
    if (name.isEmpty()) {
      throw cursor.expected("a value");
    }
    Span span = cursor.from(start);
    if (cursor.take("(")) {
      return call(start, name);
    }
    return switch (name) {
      case "true", "false" -> new Literal(span, new Bool(span, name.equals("true")));
      case "null" -> new Literal(span, new Null(span));
      default -> new Name(span, name);
    };
  }

  private Expression call(int start, String name) {
    List<Expression> arguments = new ArrayList<>();
    boolean expands = false;
    cursor.skip(true);
    while (!cursor.take(")")) {
      arguments.add(within(this::read));
      cursor.skip(true);
      expands = cursor.take("...");
      cursor.skip(true);
      if (!cursor.take(",") && cursor.peek() != ')') {
        throw cursor.expected(", or )");
      }
      cursor.skip(true);
    }
    return new Call(cursor.from(start), name, arguments, expands);
  }

  /// A key of an object that is a bare name, as a text.
  Expression bareKey(int start, String name) {
    Span span = cursor.from(start);
    return new Literal(span, new Text(span, name));
  }
}
