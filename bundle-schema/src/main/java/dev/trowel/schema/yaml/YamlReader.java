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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Reads one YAML or JSON file into a located tree (format.md 2.1).
public final class YamlReader {

  /// The largest file that is read, in bytes.
  public static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final String CONFLICT = "<<<<<<< ";
  private static final String END = "end of stream";

  /// Where a JSON parser says that something began, in words about itself.
  private static final Pattern BEGINNING =
      Pattern.compile(" \\(for \\w+ starting at \\[Source: [^]]*]\\)");

  private YamlReader() {}

  /// The tree of a file; empty when an error, which `diagnostics` then holds, made it unreadable.
  ///
  /// @param file the name for spans; a name ending in `.json` or `.tfstate` is read as JSON, any
  ///   other as YAML
  /// @param bytes its content
  /// @param diagnostics takes the errors; with some, such as a duplicate key, there still is a tree
  public static Optional<Document> read(String file, byte[] bytes, Diagnostics diagnostics) {
    try {
      return Optional.of(parse(file, bytes, diagnostics));
    } catch (StopException stop) {
      diagnostics.addAll(stop.diagnostics());
    } catch (JsonProcessingException broken) {
      diagnostics.add(syntax(file, bytes, broken));
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
    Survey survey = Survey.of(bytes);
    String text = FileText.decode(file, bytes, survey);
    boolean json = file.endsWith(".json") || file.endsWith(".tfstate");
    if (!json && survey.longest() > LongLines.LIMIT) {
      LongLines.refuse(file, text);
    }
    Tokens tokens = json ? JsonTokens.of(file, text) : YamlTokens.of(file, text, survey);
    TreeBuilder builder = new TreeBuilder(tokens, diagnostics);
    Value root = builder.build();
    boolean mute = json || !survey.hasNumberSigns();
    List<Comment> comments = mute ? List.of() : Comments.of(file, text);
    return new Document(contentOf(file, root), builder.anchors()::isMarked, comments);
  }

  private static Value contentOf(String file, @Nullable Value root) {
    return root == null || root instanceof Value.Null ? Mapping.empty(Span.at(file, 1, 1)) : root;
  }

  private static Diagnostic syntax(String file, byte[] bytes, JsonProcessingException broken) {
    String text = FileText.utf8(file, bytes);
    return conflict(file, text)
        .map(Faults::conflict)
        .orElseGet(() -> syntax(file, Columns.of(text), broken));
  }

  /// The line that git puts before the first of two versions.
  private static Optional<Span> conflict(String file, String text) {
    int at = text.startsWith(CONFLICT) ? 0 : text.indexOf("\n" + CONFLICT) + 1;
    if (!text.startsWith(CONFLICT, at)) {
      return Optional.empty();
    }
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return Optional.of(new Span(file, line, 1, line, CONFLICT.length()));
  }

  private static Diagnostic syntax(String file, Columns columns, JsonProcessingException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException marked) {
        return syntax(file, columns, marked);
      }
    }
    JsonLocation at = broken.getLocation();
    Span span =
        at == null || at.getLineNr() < 1
            ? Span.at(file, 1, 1)
            : Span.at(file, at.getLineNr(), Math.max(at.getColumnNr(), 1));
    String said =
        BEGINNING
            .matcher(broken.getOriginalMessage().lines().findFirst().orElse("not readable"))
            .replaceAll("");
    return Faults.syntax(
        span, said.contains("NumberFormatException") ? "an escape that is no character" : said);
  }

  /// What never ends is told where it begins, not at the end of the file.
  private static Diagnostic syntax(String file, Columns columns, MarkedYAMLException marked) {
    boolean endless =
        marked.getProblem().contains("stream end") || marked.getProblem().contains(END);
    Mark begin = marked.getContextMark();
    Diagnostic told =
        Faults.syntax(
            place(file, columns, endless && begin != null ? begin : marked.getProblemMark()),
            problem(marked));
    return begin == null || endless
        ? told
        : told.related("it begins here", place(file, columns, begin));
  }

  private static Span place(String file, Columns columns, @Nullable Mark mark) {
    return mark == null
        ? Span.at(file, 1, 1)
        : Span.at(
            file, mark.getLine() + 1, columns.utf16(mark.getLine() + 1, mark.getColumn() + 1));
  }

  private static String problem(MarkedYAMLException marked) {
    String context = marked.getContext();
    return context == null ? marked.getProblem() : context + ", " + marked.getProblem();
  }
}
