package dev.trowel.schema.shape;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Text;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Converts leaves where that loses nothing (format.md 2.1). A text with a reference fits
/// everywhere.
final class ScalarCheck {

  private ScalarCheck() {}

  /// The leaf as `expected` wants it, or null after telling `problems` why not.
  static @Nullable Value check(Schema.Scalar expected, Value value, Consumer<Diagnostic> problems) {
    if (expected == Schema.Scalar.ANY
        || (value instanceof Text text && Reference.isIn(text.text()))) {
      return value;
    }
    if (value instanceof Value.Null) {
      problems.accept(Mismatch.noValue(name(expected)));
      return null;
    }
    return switch (expected) {
      case STRING -> string(value, problems);
      case BOOLEAN -> bool(value, problems);
      case INTEGER -> integer(value, problems);
      case NUMBER -> number(value, problems);
      case ANY -> value;
    };
  }

  private static String name(Schema.Scalar scalar) {
    return switch (scalar) {
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case INTEGER -> "int";
      case NUMBER -> "float";
      case ANY -> "any";
    };
  }

  private static @Nullable Value string(Value value, Consumer<Diagnostic> problems) {
    return switch (value) {
      case Text text -> text;
      case Value.Secret secret -> secret;
      case Bool bool -> new Text(bool.span(), Boolean.toString(bool.value()));
      case Num number -> new Text(number.span(), Numbers.text(number));
      case Value.Null _, Value.Seq _, Value.Mapping _ ->
          refused(problems, Mismatch.wrongType("string", value));
    };
  }

  private static @Nullable Value bool(Value value, Consumer<Diagnostic> problems) {
    if (value instanceof Text text) {
      return switch (text.text()) {
        case "true", "y", "Y", "yes", "on" -> new Bool(text.span(), true);
        case "false", "n", "N", "no", "off" -> new Bool(text.span(), false);
        default ->
            refused(
                problems, Mismatch.unreadable(text.text(), "a boolean").fix(Respelling.bool(text)));
      };
    }
    return value instanceof Bool ? value : refused(problems, Mismatch.wrongType("bool", value));
  }

  private static @Nullable Value integer(Value value, Consumer<Diagnostic> problems) {
    return switch (value) {
      case Num number ->
          Numbers.whole(number)
              .<Value>map(
                  whole -> whole.equals(number.text()) ? number : new Num(number.span(), whole))
              .orElseGet(() -> refused(problems, Mismatch.lossy(number.text(), "integer")));
      case Text text when Numbers.readsAsInteger(text.text()) ->
          new Num(text.span(), new BigInteger(text.text()).toString());
      case Text text ->
          refused(
              problems,
              Mismatch.unreadable(text.text(), "an integer").fix(Respelling.integer(text)));
      case Value.Null _, Bool _, Value.Secret _, Value.Seq _, Value.Mapping _ ->
          refused(problems, Mismatch.wrongType("int", value));
    };
  }

  private static @Nullable Value number(Value value, Consumer<Diagnostic> problems) {
    return switch (value) {
      case Num number -> number;
      case Text text when Numbers.readsAsDecimal(text.text()) ->
          new Num(text.span(), Numbers.text(new Num(text.span(), text.text())));
      case Text text ->
          refused(
              problems,
              Mismatch.unreadable(text.text(), "a floating point number")
                  .fix(Respelling.number(text)));
      case Value.Null _, Bool _, Value.Secret _, Value.Seq _, Value.Mapping _ ->
          refused(problems, Mismatch.wrongType("float", value));
    };
  }

  private static @Nullable Value refused(Consumer<Diagnostic> problems, Diagnostic why) {
    problems.accept(why);
    return null;
  }
}
