package dev.trowel.core.review;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Secrets;
import dev.trowel.schema.address.Path;
import org.jspecify.annotations.Nullable;

/// Makes the sides of one resource's changes, without its secrets.
///
/// @param line the resource's line of the plan
record Sides(Planned line) {

  /// Stands where a secret text stood inside a value.
  static final String HIDDEN = "(secret)";

  private static final TextNode MARK = TextNode.valueOf(HIDDEN);

  /// A value that was recorded, or is live.
  Side known(Path path, @Nullable JsonNode value, boolean secret) {
    if (value == null || value.isNull()) {
      return new Side.Nothing();
    }
    boolean hidden = secret || line.kind().rules().at(path).contains(FieldRule.SECRET);
    return hidden
        ? new Side.Hidden()
        : new Side.Known(Secrets.redacted(value, path, line.kind().rules(), MARK));
  }

  /// A value that the bundle wants, which may not be known yet.
  Side wanted(Path path, @Nullable JsonNode value, boolean secret) {
    boolean open =
        value != null
            && value.isTextual()
            && line.desired().stream()
                .flatMap(settings -> settings.open().values().stream())
                .anyMatch(template -> template.text().equals(value.textValue()));
    return open ? new Side.Later(requireNonNull(value).textValue()) : known(path, value, secret);
  }
}
