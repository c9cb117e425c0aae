package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What rules about jobs ask of a bundle.
final class Jobs {

  private Jobs() {}

  /// All jobs, in the order written.
  static Stream<Resource> of(Inspected bundle) {
    return bundle.resources().values().stream().filter(each -> each.key().kind().equals("jobs"));
  }

  /// The texts under `field` of the elements of the list `list` of `owner`.
  static List<String> names(Value owner, String list, String field) {
    return Values.items(owner, list).stream()
        .map(each -> Values.text(each, field))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /// A text that says something already: no reference is left in it.
  static Optional<Text> known(Value owner, String... fields) {
    return Values.find(owner, fields) instanceof Text text && !Reference.isIn(text.text())
        ? Optional.of(text)
        : Optional.empty();
  }
}
