package dev.trowel.core.imports.part;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Optional;

/// Lists of leaves, such as the words of a command line.
final class Words {

  private Words() {}

  /// Whether all of these are such lists, and of one length.
  static boolean are(List<Value> values) {
    return values.stream().allMatch(Words::isList)
        && values.stream().map(each -> ((Seq) each).items().size()).distinct().count() == 1;
  }

  private static boolean isList(Value value) {
    return value instanceof Seq seq
        && seq.items().stream().noneMatch(each -> each instanceof Seq || each instanceof Mapping);
  }

  /// What a word is, where an option comes before it: `conf` after `--conf`.
  static Optional<String> name(Seq words, int index) {
    return index > 0
            && words.items().get(index - 1) instanceof Text(_, String option)
            && option.matches("--?[A-Za-z][A-Za-z0-9_-]*")
        ? Optional.of(Keys.of(option, "value"))
        : Optional.empty();
  }
}
