package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Body.Attribute;
import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.schema.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the blocks and attributes of a file.
public final class Parser {

  /// Deeper than any configuration.
  private static final int DEEPEST = 100;

  private final Cursor cursor;
  private final Expressions expressions;
  private int depth;

  private Parser(String file, String text) {
    this.cursor = new Cursor(file, text);
    this.expressions = new Expressions(cursor);
  }

  /// The content of a file.
  ///
  /// @param file what messages call it
  /// @throws dev.trowel.schema.diagnostic.StopException `syntax`, at the place
  public static Body parse(String file, String text) {
    Parser parser = new Parser(file, text);
    Body body = parser.body();
    if (!parser.cursor.isAtEnd()) {
      throw parser.cursor.expected("a name");
    }
    return body;
  }

  /// The text that a template in a file of its own makes.
  ///
  /// @param file what messages call it
  /// @throws dev.trowel.schema.diagnostic.StopException `syntax`, at the place
  static Expression template(String file, String text) {
    Parser parser = new Parser(file, text);
    return new Templates(parser.cursor, parser.expressions).file();
  }

  private Body body() {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    List<Block> blocks = new ArrayList<>();
    while (true) {
      cursor.skip(true);
      int start = cursor.at();
      String name = cursor.name();
      if (name.isEmpty()) {
        return new Body(attributes, blocks);
      }
      Span place = cursor.from(start);
      cursor.skip(false);
      if (cursor.peek() == '=' && cursor.charAt(cursor.at() + 1) != '=') {
        attribute(name, place, attributes, start);
      } else {
        blocks.add(block(name, place));
      }
    }
  }

  private void attribute(
      String name, Span place, SequencedMap<String, Attribute> attributes, int start) {
    cursor.next();
    Attribute attribute = new Attribute(place, expressions.read());
    if (attributes.putIfAbsent(name, attribute) != null) {
      throw cursor.fault(start, name + " is there twice");
    }
    cursor.skip(false);
    if (!cursor.isAtEnd() && cursor.peek() != '\n' && cursor.peek() != '}') {
      throw cursor.expected("the end of the line");
    }
  }

  private Block block(String type, Span place) {
    List<String> labels = new ArrayList<>();
    while (cursor.peek() != '{') {
      labels.add(label());
      cursor.skip(false);
    }
    cursor.next();
    if (++depth > DEEPEST) {
      throw cursor.fault(cursor.at(), "blocks too deep in each other");
    }
    Body body = body();
    if (!cursor.take("}")) {
      throw cursor.expected("a name or }");
    }
    depth--;
    return new Block(place, type, labels, body);
  }

  private String label() {
    String name = cursor.name();
    if (!name.isEmpty()) {
      return name;
    }
    int start = cursor.at();
    if (!cursor.take("\"")) {
      throw cursor.expected("= or {");
    }
    while (cursor.peek() != '"') {
      if (cursor.isAtEnd() || cursor.peek() == '\n') {
        throw cursor.fault(start, "a label that does not end");
      }
      cursor.next();
    }
    cursor.next();
    return cursor.text(start + 1, cursor.at() - 1);
  }
}
