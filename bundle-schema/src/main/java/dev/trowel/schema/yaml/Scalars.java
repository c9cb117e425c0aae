package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.io.IOException;
import java.util.Set;

/// One scalar token to one leaf.
final class Scalars {

  private static final String CORE = "tag:yaml.org,2002:";

  /// YAML's own; other libraries put names of classes into the same space.
  private static final Set<String> KNOWN =
      Set.of(
          "str",
          "int",
          "float",
          "bool",
          "null",
          "seq",
          "map",
          "binary",
          "timestamp",
          "set",
          "omap",
          "pairs");

  private Scalars() {}

  static Value read(Tokens tokens, JsonToken token, Diagnostics diagnostics) throws IOException {
    Span span = tokens.span();
    String tag = tokens.tag();
    if (tag != null) {
      refuseTag(tokens, diagnostics);
      return tagged(span, tag, tokens.text());
    }
    return switch (token) {
      case VALUE_NULL -> new Value.Null(span);
      case VALUE_TRUE -> new Value.Bool(span, true);
      case VALUE_FALSE -> new Value.Bool(span, false);
      default ->
          tokens.plain()
              ? PlainScalars.of(span, tokens.text())
              : new Value.Text(span, tokens.text());
    };
  }

  /// Reports a tag that is not one of YAML's own.
  static void refuseTag(Tokens tokens, Diagnostics diagnostics) {
    String tag = tokens.tag();
    if (tag != null && !tag.equals("!") && !isKnown(tag)) {
      diagnostics.add(Faults.unknownTag(tokens.span(), tag));
    }
  }

  private static boolean isKnown(String tag) {
    return tag.startsWith(CORE) && KNOWN.contains(tag.substring(CORE.length()));
  }

  private static Value tagged(Span span, String tag, String text) {
    return switch (tag) {
      case CORE + "int", CORE + "float", CORE + "bool", CORE + "null" ->
          PlainScalars.of(span, text);
      default -> new Value.Text(span, text);
    };
  }
}
