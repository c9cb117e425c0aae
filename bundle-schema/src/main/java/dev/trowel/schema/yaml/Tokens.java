package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.schema.source.Span;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The tokens of one file, YAML or JSON; all questions are about the current one.
interface Tokens {

  /// Goes to the next token; null at the end.
  @Nullable JsonToken next() throws IOException;

  /// The text of a scalar or a key, or the anchor's name of an alias.
  String text() throws IOException;

  /// Whether a scalar or key was written without quotes, so that its type follows from its text.
  boolean plain();

  /// Whether it stands for the value of an anchor.
  boolean alias();

  /// The anchor it carries, or null.
  @Nullable String anchor();

  /// The explicit tag in its long form, such as `tag:yaml.org,2002:str`, or null.
  @Nullable String tag();

  /// Where it stands; the end of a mapping or list written by indentation has no width.
  Span span();
}
