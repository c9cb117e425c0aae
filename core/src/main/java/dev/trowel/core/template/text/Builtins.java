package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Functions.Function;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions of the language itself.
final class Builtins {

  private static final int MANY = Integer.MAX_VALUE;

  static final Map<String, Builtin> ALL =
      Map.ofEntries(
          Map.entry("and", new Builtin(1, MANY, List::getLast)),
          Map.entry("or", new Builtin(1, MANY, List::getLast)),
          Map.entry("not", new Builtin(1, 1, values -> !Truth.of(values.getFirst()))),
          Map.entry("eq", new Builtin(1, MANY, Comparison::equal)),
          Map.entry("ne", new Builtin(2, 2, values -> !Comparison.equal(values))),
          comparison("lt", Comparison::less),
          comparison("le", Comparison::lessOrEqual),
          comparison("gt", (a, b) -> !Comparison.lessOrEqual(a, b)),
          comparison("ge", (a, b) -> !Comparison.less(a, b)),
          Map.entry("len", new Builtin(1, 1, values -> Indexing.length(values.getFirst()))),
          Map.entry("index", new Builtin(1, MANY, Indexing::at)),
          Map.entry("slice", new Builtin(1, MANY, Indexing::slice)),
          Map.entry("print", new Builtin(0, MANY, Printer::spaced)),
          Map.entry("println", new Builtin(0, MANY, Printer::line)),
          Map.entry("printf", new Builtin(1, MANY, Builtins::printf)),
          Map.entry("html", new Builtin(0, MANY, Escapes::html)),
          Map.entry("js", new Builtin(0, MANY, Escapes::js)),
          Map.entry("urlquery", new Builtin(0, MANY, Escapes::query)),
          Map.entry("call", new Builtin(1, MANY, Builtins::call)));

  private Builtins() {}

  /// A function and how many arguments it takes.
  ///
  /// @param most how many at most
  record Builtin(int least, int most, Function function) {

    void requireCount(String name, int count) {
      if (count < least || count > most) {
        throw new FunctionFault(
            "wrong number of args for %s: want %s%d got %d"
                .formatted(name, most == MANY ? "at least " : "", least, count),
            "Arguments are parted by space; what makes one of several goes into parentheses.");
      }
    }
  }

  /// What compares two values.
  private interface Relation {
    boolean holds(@Nullable Object a, @Nullable Object b);
  }

  private static Map.Entry<String, Builtin> comparison(String name, Relation relation) {
    return Map.entry(
        name, new Builtin(2, 2, values -> relation.holds(values.getFirst(), values.getLast())));
  }

  private static String printf(List<@Nullable Object> values) {
    if (!(values.getFirst() instanceof String format)) {
      throw new FunctionFault(
          "expected string; found %s".formatted(Types.told(values.getFirst())),
          "The first argument of printf is the format, such as \"%v\".");
    }
    return Formats.print(format, values.subList(1, values.size()));
  }

  /// No value is a function, so there is nothing to call.
  private static Object call(List<@Nullable Object> values) {
    throw new FunctionFault(
        "non-function %s".formatted(Types.told(values.getFirst())),
        "Functions are called by their names.");
  }
}
