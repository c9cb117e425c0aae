package dev.trowel.core.template.text;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The text of a file, which knows its lines.
final class Source {

  private final String file;
  private final String text;
  private final int[] starts;

  Source(String file, String text) {
    this.file = file;
    this.text = text;
    this.starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(at -> text.charAt(at) == '\n')
                    .map(at -> at + 1))
            .toArray();
  }

  String text() {
    return text;
  }

  /// The characters from `start` to before `end`, and where they are.
  Place place(int start, int end) {
    return new Place(span(start, end), text.substring(start, end));
  }

  Span span(int start, int end) {
    int first = line(start);
    int last = line(end);
    return new Span(file, first + 1, start - starts[first] + 1, last + 1, end - starts[last] + 1);
  }

  /// What says that the text is not of the language.
  StopException fault(int start, int end, String message, String wayOut) {
    return new StopException(
        Diagnostic.error("template-fault", message).detail(wayOut).in(span(start, end)));
  }

  private int line(int at) {
    int found = Arrays.binarySearch(starts, at);
    return found >= 0 ? found : -found - 2;
  }
}
