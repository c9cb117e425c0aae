package dev.trowel.schema.cases;

import dev.trowel.schema.load.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a case file. Chunks are split by a line `---`; the first line of a chunk is `# ` and the
/// sentence. Then, each on a line of its own: `# target: NAME`, `# env: NAME=VALUE`, `# keyed`, `#
/// file: PATH` (what follows is its content; without it the content is `databricks.yml`), `#
/// expect:` (what follows is the expected tree). `# error: SUMMARY` at the end of a line expects
/// that message for the line, `# error 7: SUMMARY` for its column 7; `# error at FILE:LINE:COLUMN:
/// SUMMARY` before all content expects it there; `# error: SUMMARY` there, nowhere. `…` at the end
/// of a summary stands for any rest.
final class CaseParser {

  private static final Pattern MARK =
      Pattern.compile("# (error|warning|recommendation)(?: (\\d+))?: ");
  private static final Pattern PLACED =
      Pattern.compile("# (error|warning|recommendation) at (\\S+): (.*)");
  private static final Pattern DIRECTIVE =
      Pattern.compile("# (file|target|env|expect|keyed):? ?(.*)");
  private static final String EXPECTED = "(expected)";

  private final String sentence;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private final List<String> messages = new ArrayList<>();
  private @Nullable String target;
  private boolean keyed;
  private @Nullable String file;

  private CaseParser(String sentence) {
    this.sentence = sentence;
  }

  static List<ReadCase> parse(String text) {
    return Pattern.compile("(?m)^---\\n").splitAsStream(text).map(CaseParser::chunk).toList();
  }

  private static ReadCase chunk(String text) {
    List<String> lines = text.lines().toList();
    CaseParser parser = new CaseParser(lines.getFirst().substring(2));
    lines.stream().skip(1).forEach(parser::line);
    return parser.result();
  }

  private void line(String line) {
    Matcher directive = DIRECTIVE.matcher(line);
    Matcher placed = PLACED.matcher(line);
    if (directive.matches()) {
      directive(directive.group(1), directive.group(2));
    } else if (file == null && placed.matches()) {
      messages.add(placed.group(1) + " " + placed.group(2) + ": " + placed.group(3));
    } else if (file == null && MARK.matcher(line).lookingAt()) {
      messages.add(line.substring(2));
    } else {
      content(line);
    }
  }

  private void directive(String name, String value) {
    switch (name) {
      case "file" -> file = value;
      case "expect" -> file = EXPECTED;
      case "target" -> target = value;
      case "keyed" -> keyed = true;
      case "env" ->
          environment.put(
              value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
      default -> throw new IllegalArgumentException(name);
    }
  }

  private void content(String line) {
    file = file == null ? "databricks.yml" : file;
    StringBuilder content = files.computeIfAbsent(file, _ -> new StringBuilder());
    content.append(line).append('\n');
    int number = (int) content.chars().filter(c -> c == '\n').count();
    Matcher mark = MARK.matcher(line);
    int at = 0;
    while (mark.find(at)) {
      at = mark.end();
      Matcher next = MARK.matcher(line);
      int end = next.find(at) ? next.start() : line.length();
      String column = mark.group(2) == null ? "" : ":" + mark.group(2);
      messages.add(
          mark.group(1)
              + " "
              + file
              + ":"
              + number
              + column
              + ": "
              + line.substring(at, end).strip());
    }
  }

  private ReadCase result() {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((path, content) -> texts.put(path, content.toString()));
    String expected = texts.remove(EXPECTED);
    texts.putIfAbsent("databricks.yml", "");
    return new ReadCase(
        sentence, texts, new Options(target, environment), keyed, messages, expected);
  }
}
