package dev.trowel.app.option;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `--var`, which holds one `name=value` or several with commas between (format.md 1.1).
///
/// As in a line of CSV, a part in double quotes may hold commas, and two of them stand for one.
final class Variables {

  private static final char QUOTE = '"';

  private Variables() {}

  /// The values by name; a name given twice has its last value.
  ///
  /// @throws StopException `bad-usage` when a part is no `name=value`
  static Map<String, String> of(List<String> given) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String text : given) {
      parts(text).forEach(part -> put(part, variables));
    }
    return variables;
  }

  private static void put(String part, Map<String, String> variables) {
    int equals = part.indexOf('=');
    if (equals < 1) {
      throw new StopException(
          Diagnostic.error("bad-usage", "unexpected flag value for variable assignment: " + part)
              .detail(
                  "--var takes name=value. Write a value that holds a comma in double quotes:"
                      + " --var '\"days=mon,tue\"'."));
    }
    variables.put(part.substring(0, equals), part.substring(equals + 1));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.startsWith("\"", start) ? closing(text, start) : comma(text, start);
      parts.add(unquoted(text.substring(start, end)));
      start = end + 1;
    }
    return parts;
  }

  private static int comma(String text, int from) {
    int comma = text.indexOf(',', from);
    return comma < 0 ? text.length() : comma;
  }

  /// The comma after the quoted part that starts at `from`, or the end.
  private static int closing(String text, int from) {
    int at = from + 1;
    while (at < text.length()) {
      if (text.charAt(at) != QUOTE) {
        at++;
      } else if (text.startsWith("\"", at + 1)) {
        at += 2;
      } else {
        return comma(text, at);
      }
    }
    return text.length();
  }

  private static String unquoted(String part) {
    boolean quoted = part.length() >= 2 && part.charAt(0) == QUOTE && part.endsWith("\"");
    return quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
  }
}
