package dev.trowel.core.template.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A template and what is rendered, or what is wrong with it; `README.md` beside the files says how
/// it is written.
///
/// @param data as JSON; null for that of all cases
/// @param fault whether `expected` is the place and message of a fault
/// @param expected its first line
record TemplateCase(
    String sentence,
    @Nullable String data,
    String template,
    boolean fault,
    String expected,
    String expression) {

  private static final String DATA = "data: ";

  /// The cases of a file.
  static List<TemplateCase> parse(String text) {
    List<TemplateCase> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# ") && !lines.isEmpty()) {
        cases.add(of(lines));
        lines.clear();
      }
      lines.add(line);
    }
    cases.add(of(lines));
    return cases;
  }

  private static TemplateCase of(List<String> lines) {
    int result = 1;
    while (!isResult(lines.get(result))) {
      result++;
    }
    boolean hasData = lines.get(1).startsWith(DATA);
    boolean fault = lines.get(result).startsWith("!!");
    List<String> expected = new ArrayList<>(lines.subList(result, lines.size()));
    expected.set(0, expected.getFirst().replaceFirst("^(=>|!!) ?", ""));
    if (expected.size() > 1 && expected.getFirst().isEmpty() && !fault) {
      expected.removeFirst();
    }
    if (expected.size() > 1 && expected.getLast().isEmpty()) {
      expected.removeLast();
    }
    return new TemplateCase(
        lines.getFirst().substring(2),
        hasData ? lines.get(1).substring(DATA.length()) : null,
        String.join("\n", lines.subList(hasData ? 2 : 1, result)),
        fault,
        fault ? expected.getFirst() : whole(expected),
        fault && expected.size() > 1 ? expected.get(1) : "");
  }

  private static boolean isResult(String line) {
    return line.startsWith("=>") || line.startsWith("!!");
  }

  private static String whole(List<String> lines) {
    return String.join("\n", lines).replace('⏎', '\n').replace('␠', ' ');
  }
}
