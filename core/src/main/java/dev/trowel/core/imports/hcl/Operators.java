package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Expression.Binary;
import dev.trowel.core.imports.hcl.Expression.Operand;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import java.math.BigDecimal;
import java.math.MathContext;

/// Evaluates operators, and converts between the types of leaves.
///
/// @param evaluation evaluates what stands beside an operator
public record Operators(Evaluation evaluation) {

  /// What operators make of what stands between them, from the left.
  Value binary(Binary expression) {
    Value value = evaluation.of(expression.first());
    for (Operand each : expression.following()) {
      value = binary(each.span(), each.operator(), value, each.of());
    }
    return value;
  }

  private Value binary(Span span, String operator, Value first, Expression right) {
    return switch (operator) {
      case "&&" -> new Bool(span, isTrue(first) && isTrue(evaluation.of(right)));
      case "||" -> new Bool(span, isTrue(first) || isTrue(evaluation.of(right)));
      case "==" -> new Bool(span, isSame(first, evaluation.of(right)));
      case "!=" -> new Bool(span, !isSame(first, evaluation.of(right)));
      default -> numeric(span, operator, number(first), number(evaluation.of(right)));
    };
  }

  private static Value numeric(Span span, String operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case "<" -> new Bool(span, left.compareTo(right) < 0);
      case ">" -> new Bool(span, left.compareTo(right) > 0);
      case "<=" -> new Bool(span, left.compareTo(right) <= 0);
      case ">=" -> new Bool(span, left.compareTo(right) >= 0);
      case "+" -> num(span, left.add(right));
      case "-" -> num(span, left.subtract(right));
      case "*" -> num(span, left.multiply(right, MathContext.DECIMAL64));
      default -> divided(span, operator, left, right);
    };
  }

  private static Value divided(Span span, String operator, BigDecimal left, BigDecimal right) {
    if (right.signum() == 0) {
      throw Unknown.at(span, "nothing can be divided by 0");
    }
    return num(
        span,
        operator.equals("/")
            ? left.divide(right, MathContext.DECIMAL64)
            : left.remainder(right, MathContext.DECIMAL64));
  }

  /// A number as JSON has it.
  static Num num(Span span, BigDecimal number) {
    return new Num(span, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
  }

  static Value unary(Span span, char operator, Value of) {
    return operator == '!' ? new Bool(span, !isTrue(of)) : num(span, number(of).negate());
  }

  /// Whether a value is true.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `import-left-out` for what is neither
  public static boolean isTrue(Value value) {
    return switch (value) {
      case Bool(_, boolean on) -> on;
      case Text(_, String text) when text.equals("true") -> true;
      case Text(_, String text) when text.equals("false") -> false;
      case Text _, Num _, Value.Null _, Value.Secret _, Value.Seq _, Value.Mapping _ ->
          throw Unknown.at(value.span(), "this is neither true nor false");
    };
  }

  private static boolean isSame(Value left, Value right) {
    return (left instanceof Num && right instanceof Num)
        ? number(left).compareTo(number(right)) == 0
        : Json.reveal(left).equals(Json.reveal(right));
  }

  static BigDecimal number(Value value) {
    String text =
        value instanceof Num(_, String digits)
            ? digits
            : value instanceof Text(_, String words) ? words : "";
    if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?")) {
      throw Unknown.at(value.span(), "this is no number");
    }
    return new BigDecimal(text);
  }

  /// A leaf as it stands in a text.
  public static String text(Value value) {
    return switch (value) {
      case Text(_, String text) -> text;
      case Num(_, String text) -> text;
      case Bool(_, boolean on) -> on + "";
      case Value.Secret _, Value.Null _, Value.Seq _, Value.Mapping _ ->
          throw Unknown.at(value.span(), "this cannot stand in a text");
    };
  }
}
