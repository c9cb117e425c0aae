package dev.trowel.schema.value;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes fixes that change a scalar where it is written and leave its quotes alone. There is none
/// for a text that is not written as it reads: one on several lines, with escapes, or out of a
/// variable.
public final class Rewrite {

  /// What needs no quotes wherever it stands.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

  private static final Set<String> OTHER_TYPES =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
  private static final Pattern UNQUOTABLE = Pattern.compile("[\"'\\\\\\p{Cntrl}]");

  private Rewrite() {}

  /// A fix that renames a key.
  ///
  /// @param words what it does
  /// @param key where the key stands
  public static Optional<Fix> key(String words, Span key, String name, String other) {
    return body(key, name).flatMap(body -> whole(words, body, key, name, other));
  }

  /// A fix that gives a text other content.
  public static Optional<Fix> text(String words, Text written, String other) {
    return key(words, written.span(), written.text(), other);
  }

  /// A fix that changes the only place where `part` stands in a text.
  ///
  /// @param other what comes there; must be as plain as `part`
  public static Optional<Fix> inside(String words, Text written, String part, String other) {
    int at = written.text().indexOf(part);
    boolean once = at >= 0 && written.text().indexOf(part, at + 1) < 0;
    return once && isQuotable(other)
        ? body(written.span(), written.text())
            .map(body -> Fix.replace(words, body.part(at, part.length()), part, other))
        : Optional.empty();
  }

  /// A fix that makes a text the only element of a list.
  public static Optional<Fix> listed(String words, Text written) {
    Span span = written.span();
    boolean simple = PLAIN.matcher(written.text()).matches() || isQuoted(span, written.text());
    return body(span, written.text())
        .filter(_ -> simple)
        .map(_ ->
            new Fix(
                words,
                List.of(
                    new Fix.Edit(Span.at(span.file(), span.line(), span.column()), "["),
                    new Fix.Edit(span.end(), "]"))));
  }

  private static Optional<Fix> whole(
      String words, Span body, Span scalar, String text, String other) {
    if (!isQuotable(other)) {
      return Optional.empty();
    }
    boolean quoted = !body.equals(scalar) || isPlain(other);
    return Optional.of(Fix.replace(words, body, text, quoted ? other : '"' + other + '"'));
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !OTHER_TYPES.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isQuotable(String text) {
    return !UNQUOTABLE.matcher(text).find();
  }

  /// Where the text stands without its quotes; empty for one that is not written as it reads.
  static Optional<Span> body(Span span, String text) {
    if (!span.isWritten() || span.line() != span.endLine() || text.isEmpty()) {
      return Optional.empty();
    }
    if (isQuoted(span, text)) {
      return Optional.of(span.part(1, text.length()));
    }
    return span.endColumn() - span.column() == text.length() ? Optional.of(span) : Optional.empty();
  }

  private static boolean isQuoted(Span span, String text) {
    return span.endColumn() - span.column() == text.length() + 2;
  }
}
