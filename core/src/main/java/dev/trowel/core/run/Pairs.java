package dev.trowel.core.run;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Lists and pairs as they are typed in one option: `a,b`, `k=v,k2=v2`; what holds a comma stands
/// in double quotes, a quote in them twice (format.md 1.7).
public final class Pairs {

  private static final char QUOTE = '"';

  private Pairs() {}

  /// The elements of all values of `option`, in their order.
  ///
  /// @throws StopException `bad-usage` when a quote is not closed
  public static List<String> list(String option, List<String> values) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.addAll(split(option, value)));
    return all;
  }

  /// The pairs of all values of `option`; of two with one name the last counts. A value with one
  /// `=` is one pair, whatever commas it has.
  ///
  /// @throws StopException `bad-usage` when one is no pair
  public static SequencedMap<String, String> pairs(String option, List<String> values) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    for (String value : values) {
      boolean single = value.chars().filter(c -> c == '=').count() == 1;
      boolean plain = single && value.indexOf(QUOTE) < 0;
      for (String pair : plain ? List.of(value) : split(option, value)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw usage(
              option + " has no name and value: " + pair, "Write " + option + " name=value");
        }
        all.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return all;
  }

  /// What one element is typed as, so that it is read as it is.
  public static String quoted(String element) {
    boolean plain = element.indexOf(QUOTE) < 0 && element.indexOf(',') < 0 && !element.isEmpty();
    return plain ? element : QUOTE + element.replace("\"", "\"\"") + QUOTE;
  }

  private static List<String> split(String option, String value) {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean doubled = quoted && c == QUOTE && i + 1 < value.length() && value.charAt(i + 1) == c;
      if (doubled) {
        element.append(c);
        i++;
      } else if (c == QUOTE && (quoted || element.isEmpty())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        elements.add(element.toString());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    if (quoted) {
      throw usage(option + " has a quote that is not closed: " + value, "Close it with \".");
    }
    elements.add(element.toString());
    return value.isEmpty() ? List.of() : elements;
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }
}
