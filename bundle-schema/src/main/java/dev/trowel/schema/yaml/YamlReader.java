package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Reads one YAML or JSON file into a located tree (format.md 2.1).
public final class YamlReader {

  /// The largest file that is read, in bytes.
  public static final int MAX_BYTES = 32 * 1024 * 1024;

  private YamlReader() {}

  /// The tree of a file; empty when an error, which `diagnostics` then holds, made it unreadable.
  ///
  /// @param file the name for spans; a name ending in `.json` is read as JSON, any other as YAML
  /// @param bytes its content
  /// @param diagnostics takes the errors; with some, such as a duplicate key, there still is a tree
  public static Optional<Document> read(String file, byte[] bytes, Diagnostics diagnostics) {
    try {
      return Optional.of(parse(file, bytes, diagnostics));
    } catch (StopException stop) {
      diagnostics.addAll(stop.diagnostics());
    } catch (JsonProcessingException broken) {
      diagnostics.add(syntax(file, broken));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
    return Optional.empty();
  }

  /// The text of a file that is read by other means, without a byte order mark.
  ///
  /// @throws StopException when `bytes` are no UTF-8
  public static String text(String file, byte[] bytes) {
    return FileText.utf8(file, bytes);
  }

  /// The error for a file of `size` bytes, more than [#MAX_BYTES].
  public static Diagnostic tooLarge(String file, long size) {
    return Faults.tooLarge(Span.at(file, 1, 1), size, MAX_BYTES);
  }

  private static Document parse(String file, byte[] bytes, Diagnostics diagnostics)
      throws IOException {
    if (bytes.length > MAX_BYTES) {
      throw new StopException(tooLarge(file, bytes.length));
    }
    String text = FileText.decode(file, bytes);
    boolean json = file.endsWith(".json");
    Tokens tokens = json ? JsonTokens.of(file, text) : YamlTokens.of(file, text);
    TreeBuilder builder = new TreeBuilder(tokens, diagnostics);
    Value root = builder.build();
    List<Comment> comments = json ? List.of() : Comments.of(file, text);
    return new Document(contentOf(file, root), builder.anchors()::isMarked, comments);
  }

  private static Value contentOf(String file, @Nullable Value root) {
    return root == null || root instanceof Value.Null ? Mapping.empty(Span.at(file, 1, 1)) : root;
  }

  private static Diagnostic syntax(String file, JsonProcessingException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException marked) {
        return Faults.syntax(place(file, marked.getProblemMark()), problem(marked));
      }
    }
    JsonLocation at = broken.getLocation();
    Span span =
        at == null || at.getLineNr() < 1
            ? Span.at(file, 1, 1)
            : Span.at(file, at.getLineNr(), Math.max(at.getColumnNr(), 1));
    return Faults.syntax(
        span, broken.getOriginalMessage().lines().findFirst().orElse("not readable"));
  }

  private static Span place(String file, @Nullable Mark mark) {
    return mark == null
        ? Span.at(file, 1, 1)
        : Span.at(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String problem(MarkedYAMLException marked) {
    String context = marked.getContext();
    return context == null ? marked.getProblem() : context + ", " + marked.getProblem();
  }
}
