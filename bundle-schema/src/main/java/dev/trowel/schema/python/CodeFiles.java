package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes places in Python files of what the code says of itself.
///
/// @param root the bundle root, absolute
record CodeFiles(Path root) {

  private static final Pattern FRAME = Pattern.compile("File \"([^\"\\x00]+)\", line (\\d+)");
  private static final int MOST_DIGITS = 9;

  /// The place that `file`, `line` and `column` of a JSON object name; `otherwise` when it names
  /// none.
  Span place(JsonNode written, Span otherwise) {
    String file = written.path("file").asText("");
    if (file.isEmpty()) {
      return otherwise;
    }
    int line = Math.max(0, written.path("line").asInt(0));
    return Span.at(shown(file), line, line == 0 ? 0 : Math.max(1, written.path("column").asInt(1)));
  }

  /// The line of the bundle's own code that a traceback in `text` ends in; empty when it has none.
  Optional<Span> lastFrame(String text) {
    return FRAME
        .matcher(text)
        .results()
        .map(found -> Span.at(shown(found.group(1)), line(found.group(2)), 1))
        .filter(CodeFiles::isOwn)
        .reduce((_, later) -> later);
  }

  private static int line(String digits) {
    return digits.length() > MOST_DIGITS ? 1 : Integer.parseInt(digits);
  }

  private static boolean isOwn(Span place) {
    String file = place.file();
    return !file.startsWith("<")
        && !file.startsWith("..")
        && !Path.of(file).isAbsolute()
        && !file.contains("site-packages/");
  }

  /// Relative to the root where it lies below it; the code may have seen the root by another name.
  private String shown(String file) {
    try {
      Path path = root.resolve(file).normalize();
      Path real = real();
      if (path.startsWith(root)) {
        return Slashes.relative(root, path);
      }
      return path.startsWith(real) ? Slashes.relative(real, path) : file;
    } catch (InvalidPathException e) {
      return file;
    }
  }

  private Path real() {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      return root;
    }
  }
}
