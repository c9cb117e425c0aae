package dev.trowel.schema.yaml;

import dev.trowel.schema.source.LineEnds;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.CommentToken;
import org.yaml.snakeyaml.tokens.Token;

/// Finds comments that speak to this program, `# trowel: …`, which the parser's events leave out. A
/// second scan, so only of texts that may have one.
final class Comments {

  private static final String ADDRESS = "trowel:";

  private final String file;
  private final String text;
  private final List<Comment> found = new ArrayList<>();
  private boolean content;
  private int line;
  private int lineStart;

  private Comments(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The comments of a YAML file that begin with `trowel:`, in their order; of a text that cannot
  /// be scanned, those before the fault.
  static List<Comment> of(String file, String text) {
    if (!mayBeIn(text)) {
      return List.of();
    }
    Comments comments = new Comments(file, text);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(true);
    try {
      comments.scan(new ScannerImpl(new StreamReader(text), options));
    } catch (YAMLException _) {
      // The parser has met the same fault and told of it.
    }
    return List.copyOf(comments.found);
  }

  /// Whether `#`, and nothing but blanks after it, stands before `trowel:` anywhere.
  private static boolean mayBeIn(String text) {
    for (int at = text.indexOf(ADDRESS); at >= 0; at = text.indexOf(ADDRESS, at + 1)) {
      int before = at - 1;
      while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
        before--;
      }
      if (before >= 0 && text.charAt(before) == '#') {
        return true;
      }
    }
    return false;
  }

  private void scan(Scanner tokens) {
    while (!tokens.checkToken(Token.ID.StreamEnd)) {
      Token token = tokens.getToken();
      if (token instanceof CommentToken comment) {
        add(comment);
      } else {
        content |= !isFrame(token.getTokenId());
      }
    }
  }

  private static boolean isFrame(Token.ID token) {
    return token == Token.ID.StreamStart
        || token == Token.ID.DocumentStart
        || token == Token.ID.Directive;
  }

  private void add(CommentToken comment) {
    String words = comment.getValue();
    if (words.stripLeading().startsWith(ADDRESS)) {
      goTo(comment.getStartMark().getLine());
      int sign = text.offsetByCodePoints(lineStart, comment.getStartMark().getColumn());
      int column = sign - lineStart + 1;
      Span span = new Span(file, line + 1, column, line + 1, column + 1 + words.length());
      boolean alone = text.substring(lineStart, sign).isBlank();
      found.add(new Comment(span, words, alone, !content));
    }
  }

  /// Comments come in the order of lines, so that no character is looked at twice.
  private void goTo(int wanted) {
    int at = lineStart;
    while (line < wanted) {
      if (LineEnds.at(text, at)) {
        line++;
        lineStart = at + 1;
      }
      at++;
    }
  }
}
