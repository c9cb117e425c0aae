package dev.trowel.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.source.Span;
import java.util.List;

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
  /// @param text what comes in its place
  public record Edit(Span span, String text) {
    public Edit {
      requireNonNull(span, "span is null");
      requireNonNull(text, "text is null");
    }
  }

  /// A fix that puts `text` in the place of what stands at `span`.
  public static Fix replace(String words, Span span, String text) {
    return new Fix(words, List.of(new Edit(span, text)));
  }
}
