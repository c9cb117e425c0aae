package dev.trowel.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Optional;

/// A way to mend what a diagnostic is about that takes no decision: the user's text changes at
/// these places and nowhere else.
///
/// @param words what it does, as an order: `rename it to max_retries`
/// @param edits the changes of text, none of which touches another
public record Fix(String words, List<Edit> edits) {

  public Fix {
    requireNonNull(words, "words is null");
    edits = List.copyOf(edits);
  }

  /// One change of one file.
  ///
  /// @param span what goes away; where it begins and ends at one point, nothing does
  /// @param text what comes in its place; its line feeds become the line ends of the file
  /// @param expected what must stand at `span`, lest a value be taken for its own text that came
  ///   from somewhere else
  public record Edit(Span span, String text, Optional<String> expected) {
    public Edit {
      requireNonNull(span, "span is null");
      requireNonNull(text, "text is null");
      requireNonNull(expected, "expected is null");
    }

    /// An edit of whatever stands there.
    public Edit(Span span, String text) {
      this(span, text, Optional.empty());
    }
  }

  /// A fix that puts `text` in the place of what stands at `span`.
  public static Fix replace(String words, Span span, String text) {
    return new Fix(words, List.of(new Edit(span, text)));
  }

  /// A fix that puts `text` in the place of `expected`, which stands at `span`.
  public static Fix replace(String words, Span span, String expected, String text) {
    return new Fix(words, List.of(new Edit(span, text, Optional.of(expected))));
  }
}
