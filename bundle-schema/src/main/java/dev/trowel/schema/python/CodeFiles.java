package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.source.Slashes;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Makes places in Python files of what the code says of itself.
///
/// @param root the bundle root, absolute
record CodeFiles(Path root) {

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
