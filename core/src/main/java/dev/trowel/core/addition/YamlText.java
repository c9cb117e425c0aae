package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.EndedLines;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.yaml.Document;
import dev.trowel.schema.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A YAML file, as it is written and as it reads.
///
/// @param file what messages call it
/// @param lines its lines with their ends; the last one may have none
/// @param root what it says
record YamlText(String file, List<String> lines, Mapping root) {

  YamlText {
    lines = List.copyOf(lines);
  }

  /// Reads one.
  ///
  /// @throws StopException with what is wrong in it
  static YamlText of(String file, byte[] bytes) {
    Diagnostics found = new Diagnostics();
    Optional<Document> document = YamlReader.read(file, bytes, found);
    List<Diagnostic> errors =
        found.list().stream().filter(each -> each.severity() == Severity.ERROR).toList();
    if (document.isEmpty() || !errors.isEmpty()) {
      throw new StopException(errors);
    }
    Value root = document.get().root();
    if (root instanceof Mapping mapping) {
      return new YamlText(file, EndedLines.of(new String(bytes, UTF_8)), mapping);
    }
    throw new StopException(
        Diagnostic.error("layout-unknown", file + " holds no sections")
            .detail("A bundle's file is a mapping, such as `targets:` with names below it.")
            .in(root.span()));
  }

  /// How its lines end.
  String lineEnd() {
    return !lines.isEmpty() && lines.getFirst().endsWith("\r\n") ? "\r\n" : "\n";
  }

  /// The text with lines put in.
  ///
  /// @param after how many lines come before
  /// @param added lines that end in a line feed, which become as the ends of this file
  byte[] with(int after, String added) {
    StringBuilder text = new StringBuilder(String.join("", lines.subList(0, after)));
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append(lineEnd());
    }
    text.append(added.replace("\n", lineEnd()));
    lines.subList(after, lines.size()).forEach(text::append);
    return text.toString().getBytes(UTF_8);
  }

  /// The text.
  byte[] bytes() {
    return String.join("", lines).getBytes(UTF_8);
  }

  /// The same with another line in the place of one.
  YamlText replaced(int line, String other) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(line, other);
    return new YamlText(file, changed, root);
  }

  /// How many blanks a line begins with.
  int indent(int line) {
    String text = lines.get(line);
    int at = 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  boolean isBlank(int line) {
    return lines.get(line).isBlank();
  }

  boolean isComment(int line) {
    return lines.get(line).startsWith("#", indent(line));
  }

  /// A fault of this file's layout.
  StopException unknownLayout(String section, Span place) {
    return new StopException(
        Diagnostic.error("layout-unknown", "nothing can be added to " + section + " as it stands")
            .detail(
                "What is added keeps to the layout of what is there, and here that is not clear."
                    + " Write %s: as a block, with each name on a line of its own. Nothing was"
                        .formatted(section)
                    + " written.")
            .in(place));
  }
}
