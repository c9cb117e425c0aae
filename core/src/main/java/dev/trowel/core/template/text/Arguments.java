package dev.trowel.core.template.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a function is called with; says what is wrong with it.
public final class Arguments {

  private static final String SPACE =
      "Arguments are parted by space; what makes one of several goes into parentheses.";

  private final List<@Nullable Object> values;

  private Arguments(List<@Nullable Object> values) {
    this.values = values;
  }

  /// The arguments of a function of a fixed number of them.
  ///
  /// @throws FunctionFault when there are more or less than `count`
  public static Arguments of(List<@Nullable Object> values, int count) {
    if (values.size() != count) {
      throw new FunctionFault(
          "wrong number of args: want %d got %d".formatted(count, values.size()), SPACE);
    }
    return new Arguments(values);
  }

  /// The arguments of a function that takes `least` or more.
  ///
  /// @throws FunctionFault when there are less
  public static Arguments atLeast(List<@Nullable Object> values, int least) {
    if (values.size() < least) {
      throw new FunctionFault(
          "wrong number of args: want at least %d got %d".formatted(least, values.size()), SPACE);
    }
    return new Arguments(values);
  }

  /// The string at `index`, from 0.
  ///
  /// @throws FunctionFault when it is something else
  public String text(int index) {
    if (values.get(index) instanceof String text) {
      return text;
    }
    throw wrong("string", values.get(index));
  }

  /// The int at `index`, from 0.
  ///
  /// @throws FunctionFault when it is something else
  public long integer(int index) {
    if (values.get(index) instanceof Long number) {
      return number;
    }
    throw wrong("int", values.get(index));
  }

  /// All from `index` on.
  public List<@Nullable Object> from(int index) {
    return values.subList(index, values.size());
  }

  private FunctionFault wrong(String expected, @Nullable Object value) {
    return new FunctionFault(
        "wrong type for an argument: expected %s; got %s".formatted(expected, Types.name(value)),
        expected.equals("string") ? "print makes a string of anything: (print .x)." : "");
  }
}
