package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

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

  private YamlTokens(String file, String text, IOContext context, LoaderOptions options) {
    super(
        context,
        JsonParser.Feature.collectDefaults(),
        YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS.getMask(),
        options,
        null,
        new StringReader(text));
    this.file = file;
    this.columns = Columns.of(text);
  }

  /// The tokens of `text`, which the caller has already found short enough to hold in memory.
  static YamlTokens of(String file, String text) {
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
    return new YamlTokens(file, text, context, options);
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    return nextToken();
  }

  @Override
  public String text() throws IOException {
    return _lastEvent instanceof ScalarEvent scalar ? scalar.getValue() : getText();
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
    return _lastEvent instanceof NodeEvent node && !isCurrentAlias() ? node.getAnchor() : null;
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
