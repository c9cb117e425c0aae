package dev.trowel.schema.yaml;

import com.fasterxml.jackson.core.JsonToken;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Tokens to one tree, with aliases and `<<` written out. Goes down the call stack at most
/// [#MAX_DEPTH] levels.
final class TreeBuilder {

  static final int MAX_DEPTH = 200;
  static final int MAX_ALIASED_NODES = 1_000_000;

  private final Tokens tokens;
  private final Diagnostics diagnostics;
  private final Anchors anchors = new Anchors();
  private int nodes;
  private int aliased;
  private int deepest;

  TreeBuilder(Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  /// The first document of the file, as the incumbent reads it; null when it holds nothing.
  ///
  /// @throws StopException when the rest of the file cannot be understood
  @Nullable Value build() throws IOException {
    JsonToken first = tokens.next();
    if (first == null) {
      return null;
    }
    Value root = value(first, 0);
    warnOfMore();
    return root;
  }

  Anchors anchors() {
    return anchors;
  }

  /// How many values were made, aliases counted as written out.
  int nodes() {
    return nodes;
  }

  private void warnOfMore() throws IOException {
    JsonToken more = tokens.next();
    if (more != null && more != JsonToken.VALUE_NULL) {
      diagnostics.add(Faults.moreDocuments(tokens.span()));
    }
  }

  private Value value(JsonToken token, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new StopException(Faults.tooDeep(tokens.span(), MAX_DEPTH));
    }
    nodes++;
    if (tokens.alias()) {
      return alias(depth);
    }
    deepest = Math.max(deepest, depth);
    String anchor = tokens.anchor();
    return anchor == null ? unnamed(token, depth) : anchored(anchor, token, depth);
  }

  private Value anchored(String name, JsonToken token, int depth) throws IOException {
    int nodesBefore = nodes;
    int deepestBefore = deepest;
    deepest = depth;
    anchors.open(name);
    Value value = unnamed(token, depth);
    anchors.close(name, new Anchors.Anchor(value, nodes - nodesBefore + 1, deepest - depth));
    deepest = Math.max(deepest, deepestBefore);
    return value;
  }

  private Value alias(int depth) throws IOException {
    String name = tokens.text();
    Anchors.Anchor anchor = anchors.find(name);
    if (anchor == null) {
      throw new StopException(
          anchors.isOpen(name)
              ? Faults.selfReference(tokens.span(), name)
              : Faults.unknownAnchor(tokens.span(), name));
    }
    aliased += anchor.nodes();
    nodes += anchor.nodes() - 1;
    if (aliased > MAX_ALIASED_NODES) {
      throw new StopException(Faults.tooManyAliases(tokens.span(), MAX_ALIASED_NODES));
    }
    deepest = Math.max(deepest, depth + anchor.height());
    if (depth + anchor.height() > MAX_DEPTH) {
      throw new StopException(Faults.tooDeep(tokens.span(), MAX_DEPTH));
    }
    return anchor.value();
  }

  private Value unnamed(JsonToken token, int depth) throws IOException {
    return switch (token) {
      case START_OBJECT -> mapping(depth);
      case START_ARRAY -> list(depth);
      default -> Scalars.read(tokens, token, diagnostics);
    };
  }

  private Value list(int depth) throws IOException {
    Scalars.refuseTag(tokens, diagnostics);
    Span start = tokens.span();
    List<Value> items = new ArrayList<>();
    for (JsonToken next = inside(); next != JsonToken.END_ARRAY; next = inside()) {
      items.add(value(next, depth + 1));
    }
    return new Seq(spanTo(start, items.isEmpty() ? start : items.getLast().span()), items);
  }

  private Value mapping(int depth) throws IOException {
    Scalars.refuseTag(tokens, diagnostics);
    Span start = tokens.span();
    MappingBuilder built = new MappingBuilder(diagnostics);
    for (JsonToken next = inside(); next != JsonToken.END_OBJECT; next = inside()) {
      Span keySpan = tokens.span();
      String key = tokens.text();
      boolean merge = tokens.plain() && MappingBuilder.MERGE.equals(key);
      boolean textual = !tokens.plain() || PlainScalars.isKey(key);
      nameKey(keySpan, key);
      Value value = value(inside(), depth + 1);
      if (merge) {
        built.merge(keySpan, value);
      } else if (textual) {
        built.put(key, new Entry(keySpan, value));
      } else {
        diagnostics.add(Faults.keyNotText(keySpan, key));
      }
    }
    SequencedMap<String, Entry> entries = built.entries();
    return new Mapping(spanTo(start, built.lastWritten(start)), entries);
  }

  /// A key may carry an anchor, too.
  private void nameKey(Span span, String key) {
    String anchor = tokens.anchor();
    if (anchor != null) {
      anchors.close(anchor, new Anchors.Anchor(new Value.Text(span, key), 1, 0));
    }
  }

  /// The next token inside a mapping or list that has not ended.
  private JsonToken inside() throws IOException {
    JsonToken next = tokens.next();
    if (next == null) {
      throw new StopException(Faults.syntax(tokens.span(), "the file ends too early"));
    }
    return next;
  }

  /// From `start` to the closing bracket, or without one to the end of the last thing inside.
  private Span spanTo(Span start, Span last) {
    Span end = tokens.span();
    boolean bracket = end.line() != end.endLine() || end.column() != end.endColumn();
    Span until = bracket ? end : last;
    return new Span(start.file(), start.line(), start.column(), until.endLine(), until.endColumn());
  }
}
