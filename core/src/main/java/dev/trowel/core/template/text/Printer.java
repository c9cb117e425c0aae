package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints values as Go's `fmt` does.
final class Printer {

  /// What an action prints whose value is nil.
  static final String NO_VALUE = "<no value>";

  private static final String NIL = "<nil>";

  /// How deep lists and maps may lie in each other.
  private static final int NESTING = 200;

  private final Output output;
  private int nesting;

  Printer(Output output) {
    this.output = output;
  }

  /// A value as `%v` prints it.
  static String text(@Nullable Object value) {
    return value instanceof String text ? text : spaced(List.of(value == null ? NIL : value));
  }

  /// The values, with a space between two of which neither is a string.
  static String spaced(List<@Nullable Object> values) {
    Output output = new Output();
    Printer printer = new Printer(output);
    boolean first = true;
    boolean afterString = false;
    for (Object value : values) {
      boolean isString = value instanceof String;
      if (!first && !isString && !afterString) {
        output.add(' ');
      }
      printer.print(value, 'v', Flags.NONE);
      afterString = isString;
      first = false;
    }
    return output.toString();
  }

  /// The values, with a space between each two and an end of line behind.
  static String line(List<@Nullable Object> values) {
    Output output = new Output();
    Printer printer = new Printer(output);
    boolean first = true;
    for (Object value : values) {
      if (!first) {
        output.add(' ');
      }
      printer.print(value, 'v', Flags.NONE);
      first = false;
    }
    return output.add('\n').toString();
  }

  /// Prints a value by a verb.
  void print(@Nullable Object value, int verb, Flags flags) {
    if (value == null) {
      printNil(verb, flags);
    } else if (verb == 'T') {
      string(Types.name(value), 's', flags);
    } else {
      printInner(value, verb, flags);
    }
  }

  /// `type=value`, as faults show values.
  void typed(@Nullable Object value, Flags flags) {
    if (value == null) {
      output.add(NIL);
      return;
    }
    output.add(Types.name(value)).add('=');
    printInner(value, 'v', flags);
  }

  private void printNil(int verb, Flags flags) {
    if (verb == 'v' || verb == 'T') {
      flags.pad(output, NIL);
    } else {
      bad(null, verb, flags);
    }
  }

  private void printInner(Object value, int verb, Flags flags) {
    boolean known =
        switch (value) {
          case Boolean bool -> bool(bool, verb, flags);
          case Long number -> Integers.print(output, number, verb, flags);
          case Double number -> Floats.print(output, number, verb, flags);
          case String text -> string(text, verb, flags);
          case List<?> list -> list(list, verb, flags);
          case Map<?, ?> map -> map(map, verb, flags);
          default -> "vsqxX".indexOf(verb) >= 0 && string(value.toString(), verb, flags);
        };
    if (!known) {
      bad(value, verb, flags);
    }
  }

  private void bad(@Nullable Object value, int verb, Flags flags) {
    output.add("%!").add(Character.toString(verb)).add('(');
    typed(value, flags);
    output.add(')');
  }

  private boolean bool(boolean value, int verb, Flags flags) {
    if (verb != 't' && verb != 'v') {
      return false;
    }
    flags.pad(output, String.valueOf(value));
    return true;
  }

  private boolean string(String text, int verb, Flags flags) {
    switch (verb) {
      case 'v', 's' ->
          flags.pad(
              output, flags.sharpV() ? Quoting.string(cut(text, flags), flags) : cut(text, flags));
      case 'q' -> flags.pad(output, Quoting.string(cut(text, flags), flags));
      case 'x', 'X' -> flags.pad(output, hex(text, verb == 'X', flags));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String cut(String text, Flags flags) {
    int precision = flags.precision();
    boolean isLonger = precision >= 0 && text.codePointCount(0, text.length()) > precision;
    return isLonger ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
  }

  private static String hex(String text, boolean upper, Flags flags) {
    byte[] bytes = text.getBytes(UTF_8);
    int length = flags.precision() >= 0 ? Math.min(flags.precision(), bytes.length) : bytes.length;
    HexFormat format = HexFormat.ofDelimiter(flags.space() ? " " : "");
    String mark = flags.sharp() ? upper ? "0X" : "0x" : "";
    if (flags.space()) {
      format = format.withPrefix(mark);
    }
    String digits = (upper ? format.withUpperCase() : format).formatHex(bytes, 0, length);
    return flags.space() || length == 0 ? digits : mark + digits;
  }

  private boolean list(List<?> list, int verb, Flags flags) {
    enter();
    output.add(flags.sharpV() ? "[]interface {}{" : "[");
    boolean first = true;
    for (Object element : list) {
      if (!first) {
        output.add(flags.sharpV() ? ", " : " ");
      }
      element(element, verb, flags);
      first = false;
    }
    output.add(flags.sharpV() ? "}" : "]");
    nesting--;
    return true;
  }

  private boolean map(Map<?, ?> map, int verb, Flags flags) {
    enter();
    output.add(flags.sharpV() ? "map[string]interface {}{" : "map[");
    boolean first = true;
    for (String key : Order.keys(map)) {
      if (!first) {
        output.add(flags.sharpV() ? ", " : " ");
      }
      element(key, verb, flags);
      output.add(':');
      element(map.get(key), verb, flags);
      first = false;
    }
    output.add(flags.sharpV() ? "}" : "]");
    nesting--;
    return true;
  }

  private void element(@Nullable Object element, int verb, Flags flags) {
    if (element == null) {
      output.add(flags.sharpV() ? "interface {}(nil)" : NIL);
    } else {
      printInner(element, verb, flags);
    }
  }

  private void enter() {
    if (++nesting > NESTING) {
      throw new FunctionFault(
          "the value to print is nested more than %d deep".formatted(NESTING),
          "Print what is in it.");
    }
  }
}
