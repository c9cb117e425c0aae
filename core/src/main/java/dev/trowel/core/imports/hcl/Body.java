package dev.trowel.core.imports.hcl;

import dev.trowel.schema.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What stands between the braces of a block, or in a file.
///
/// @param attributes what is said with `=`
/// @param blocks the blocks, in their order
public record Body(SequencedMap<String, Attribute> attributes, List<Block> blocks) {

  public Body {
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    blocks = List.copyOf(blocks);
  }

  /// One attribute.
  ///
  /// @param name where its name stands
  public record Attribute(Span name, Expression value) {}

  /// One block.
  ///
  /// @param span where its type stands
  /// @param labels the words between its type and the brace
  public record Block(Span span, String type, List<String> labels, Body body) {
    public Block {
      labels = List.copyOf(labels);
    }

    /// The label at an index; `""` when there are fewer.
    public String label(int index) {
      return index < labels.size() ? labels.get(index) : "";
    }
  }

  /// The value of an attribute.
  public Optional<Expression> value(String name) {
    return Optional.ofNullable(attributes.get(name)).map(Attribute::value);
  }

  /// The blocks of a type.
  public Stream<Block> blocks(String type) {
    return blocks.stream().filter(block -> block.type().equals(type));
  }
}
