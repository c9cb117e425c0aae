package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/// YAML tokens out of Jackson's parser, which alone does not say whether a scalar was quoted.
final class YamlTokens extends YAMLParser implements Tokens {

  private static final StreamReadConstraints UNBOUNDED =
      StreamReadConstraints.builder()
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .build();

  private final String file;
  private final Columns columns;
  private final QuestionMarks marks;

  private YamlTokens(
      String file,
      String text,
      Columns columns,
      QuestionMarks marks,
      IOContext context,
      LoaderOptions options) {
    super(
        context,
        JsonParser.Feature.collectDefaults(),
        YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS.getMask(),
        options,
        null,
        new StringReader(marks.hide(text)));
    this.file = file;
    this.marks = marks;
    this.columns = columns;
  }

  /// The tokens of `text`, which the caller has already found short enough to hold in memory.
  ///
  /// @param survey what its bytes are
  static YamlTokens of(String file, String text, Survey survey) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    IOContext context =
        new IOContext(
            UNBOUNDED,
            StreamWriteConstraints.defaults(),
            ErrorReportConfiguration.defaults(),
            new BufferRecycler(),
            ContentReference.unknown(),
            true);
    Columns columns = survey.mayHaveSurrogates() ? Columns.of(text) : Columns.same();
    QuestionMarks marks = survey.hasQuestionMarks() ? QuestionMarks.of(text) : QuestionMarks.none();
    return new YamlTokens(file, text, columns, marks, context, options);
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    try {
      return nextToken();
    } catch (JsonProcessingException broken) {
      if (isWrongKey(broken)) {
        throw new StopException(Faults.keyNotText(place(), keyIs()));
      }
      throw broken;
    }
  }

  private boolean isWrongKey(JsonProcessingException broken) {
    return _lastEvent instanceof NodeEvent
        && broken.getOriginalMessage().startsWith("Expected a field name");
  }

  private Span place() {
    Mark start = _lastEvent.getStartMark();
    Mark end = _lastEvent.getEndMark();
    return new Span(
        file,
        start.getLine() + 1,
        columns.utf16(start.getLine() + 1, start.getColumn() + 1),
        end.getLine() + 1,
        columns.utf16(end.getLine() + 1, end.getColumn() + 1));
  }

  private String keyIs() {
    return switch (_lastEvent) {
      case MappingStartEvent _ -> "a mapping";
      case SequenceStartEvent _ -> "a list";
      case null, default -> "an alias";
    };
  }

  @Override
  public String text() throws IOException {
    return marks.show(_lastEvent instanceof ScalarEvent scalar ? scalar.getValue() : getText());
  }

  @Override
  public boolean plain() {
    return _lastEvent instanceof ScalarEvent scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  @Override
  public boolean alias() {
    return isCurrentAlias();
  }

  @Override
  public @Nullable String anchor() {
    String anchor =
        _lastEvent instanceof NodeEvent node && !isCurrentAlias() ? node.getAnchor() : null;
    return anchor == null ? null : marks.show(anchor);
  }

  @Override
  public @Nullable String tag() {
    return switch (_lastEvent) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent start -> start.getTag();
      case null, default -> null;
    };
  }

  @Override
  public Span span() {
    return _lastEvent == null ? nowhere() : place();
  }

  /// What the parser says before the first event and after the last.
  private Span nowhere() {
    JsonLocation start = currentTokenLocation();
    JsonLocation end = currentLocation();
    return new Span(
        file,
        start.getLineNr(),
        columns.utf16(start.getLineNr(), start.getColumnNr()),
        end.getLineNr(),
        columns.utf16(end.getLineNr(), end.getColumnNr()));
  }
}
