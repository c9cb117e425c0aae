package dev.trowel.schema.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Fix.Edit;
import dev.trowel.schema.source.LineEnds;
import dev.trowel.schema.source.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The text of one UTF-8 file, with places in it by line and column; a byte order mark and the ends
/// of its lines stay as they are.
final class Draft {

  private static final String MARK = "\uFEFF";

  private final String text;
  private final int start;
  private final List<Integer> lines = new ArrayList<>();

  private Draft(String text) {
    this.text = text;
    this.start = text.startsWith(MARK) ? MARK.length() : 0;
    lines.add(start);
    for (int i = start; i < text.length(); i++) {
      if (LineEnds.at(text, i)) {
        lines.add(i + 1);
      }
    }
  }

  /// The file's text; empty when it is no UTF-8.
  static Optional<Draft> of(byte[] bytes) {
    try {
      return Optional.of(new Draft(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// Whether each edit finds what it expects.
  boolean takes(List<Edit> edits) {
    return edits.stream()
        .allMatch(edit ->
            isInside(edit.span())
                && edit.expected()
                    .map(words -> words.equals(text.substring(from(edit), to(edit))))
                    .orElse(true));
  }

  /// The text with the edits in it, which do not touch one another; those at one point come in
  /// their order.
  byte[] with(List<Edit> edits) {
    StringBuilder edited = new StringBuilder();
    int copied = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparing(Edit::span)).toList()) {
      edited.append(text, copied, from(edit)).append(written(edit));
      copied = to(edit);
    }
    return edited.append(text, copied, text.length()).toString().getBytes(UTF_8);
  }

  private int from(Edit edit) {
    return offset(edit.span().line(), edit.span().column());
  }

  private int to(Edit edit) {
    return offset(edit.span().endLine(), edit.span().endColumn());
  }

  private boolean isInside(Span span) {
    return span.line() > 0
        && isInside(span.line(), span.column())
        && isInside(span.endLine(), span.endColumn())
        && offset(span.line(), span.column()) <= offset(span.endLine(), span.endColumn());
  }

  private boolean isInside(int line, int column) {
    boolean afterAll = line == lines.size() + 1 && column == 1;
    return afterAll
        || (line <= lines.size() && column >= 1 && lines.get(line - 1) + column - 1 <= end(line));
  }

  private int offset(int line, int column) {
    return line > lines.size() ? text.length() : lines.get(line - 1) + column - 1;
  }

  private int end(int line) {
    return line < lines.size() ? lines.get(line) : text.length();
  }

  /// A line that comes after the last one, where that does not end, ends it and does not end.
  private String written(Edit edit) {
    String words = edit.text().replace("\n", lineEnd());
    if (edit.span().line() <= lines.size() || !words.endsWith(lineEnd())) {
      return words;
    }
    return lineEnd() + words.substring(0, words.length() - lineEnd().length());
  }

  private String lineEnd() {
    int first = lines.size() > 1 ? lines.get(1) : 0;
    return first >= 2 && text.startsWith("\r\n", first - 2) ? "\r\n" : "\n";
  }
}
