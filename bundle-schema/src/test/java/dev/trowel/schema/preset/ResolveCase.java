package dev.trowel.schema.preset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One chunk of a case file of `src/test/cases/resolve`.
///
/// Chunks are split by a line `---`; the first line is `# ` and the sentence. Lines `# NAME: VALUE`
/// before all content say how the bundle is read (`target`, `user`, `var`, `env`, `cluster`, `git`,
/// `host`, `lookup`); `# file: PATH` begins another file than `databricks.yml`; `# expect:` begins
/// a part of the resolved tree, in which `~` stands for nothing at all, `[ROOT]` for the bundle's
/// folder, and mappings may hold more than is said. `# error: SUMMARY` at the end of a line expects
/// that message there, `# error 7: SUMMARY` at its column 7, before all content it expects the
/// message without a place, or as `# error FILE:LINE: SUMMARY` elsewhere. No other message may be
/// reported. `…` stands for any rest.
final class ResolveCase {

  private static final Pattern MARK =
      Pattern.compile("# (error|warning|recommendation)( \\S+)?: (.*)$");
  private static final Pattern DIRECTIVE =
      Pattern.compile("# (target|user|var|env|cluster|git|host|lookup|file|expect):(?: (.*))?");
  static final String ROOT = "databricks.yml";
  private static final String EXPECTED = "(expected)";

  final String sentence;
  final Map<String, String> settings = new HashMap<>();
  final Map<String, String> variables = new LinkedHashMap<>();
  final Map<String, String> environment = new HashMap<>();
  final Map<String, String> lookups = new HashMap<>();
  final List<String> messages = new ArrayList<>();
  private final Map<String, StringBuilder> contents = new LinkedHashMap<>();
  private @Nullable String file;

  private ResolveCase(String sentence) {
    this.sentence = sentence;
  }

  static List<ResolveCase> parse(String text) {
    return Pattern.compile("(?m)^---\\n").splitAsStream(text).map(ResolveCase::chunk).toList();
  }

  private static ResolveCase chunk(String text) {
    List<String> lines = text.lines().toList();
    ResolveCase parsed = new ResolveCase(lines.getFirst().substring(2));
    lines.stream().skip(1).forEach(parsed::line);
    return parsed;
  }

  /// Path → content of the bundle's files.
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    contents.forEach((path, content) -> files.put(path, content.toString()));
    files.remove(EXPECTED);
    files.merge(ROOT, "", String::concat);
    files.computeIfPresent(
        ROOT,
        (_, content) ->
            content.lines().anyMatch(line -> line.startsWith("bundle:"))
                ? content
                : content + "bundle: {name: b}\n");
    return files;
  }

  /// The part of the tree that is expected; null when only messages count.
  @Nullable String expected() {
    StringBuilder expected = contents.get(EXPECTED);
    return expected == null ? null : expected.toString();
  }

  private void line(String line) {
    Matcher directive = DIRECTIVE.matcher(line);
    Matcher mark = MARK.matcher(line);
    if (directive.matches()) {
      String value = directive.group(2);
      directive(directive.group(1), value == null ? "" : value);
    } else if (file == null && mark.lookingAt()) {
      String place = mark.group(2) == null ? "" : mark.group(2);
      messages.add(mark.group(1) + place + ": " + mark.group(3));
    } else {
      content(line, mark);
    }
  }

  private void directive(String name, String value) {
    switch (name) {
      case "file" -> begin(value);
      case "expect" -> begin(EXPECTED);
      case "var" -> put(variables, value);
      case "env" -> put(environment, value);
      case "lookup" -> put(lookups, value);
      default -> settings.put(name, value);
    }
  }

  private void begin(String path) {
    file = path;
    contents.put(path, new StringBuilder());
  }

  private static void put(Map<String, String> map, String pair) {
    int equals = pair.indexOf('=');
    map.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private void content(String line, Matcher mark) {
    String path = file == null ? ROOT : file;
    file = path;
    StringBuilder content = contents.computeIfAbsent(path, _ -> new StringBuilder());
    content.append(line).append('\n');
    if (mark.find()) {
      long number = content.chars().filter(c -> c == '\n').count();
      String column = mark.group(2) == null ? "" : ":" + mark.group(2).strip();
      messages.add(mark.group(1) + " " + path + ":" + number + column + ": " + mark.group(3));
    }
  }
}
