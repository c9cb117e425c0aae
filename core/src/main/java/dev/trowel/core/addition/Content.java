package dev.trowel.core.addition;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.Optional;

/// What values say, wherever they are written.
final class Content {

  /// Where a value stands that is to be written.
  static final Span NEW = Span.synthetic("addition");

  private Content() {}

  /// A text that is to be written.
  static Text text(String words) {
    return new Text(NEW, words);
  }

  /// Whether two values say the same; the order of keys does not matter.
  static boolean isSame(Value one, Value other) {
    return switch (one) {
      case Null _ -> other instanceof Null;
      case Bool(_, boolean on) -> other instanceof Bool(_, boolean too) && on == too;
      case Num(_, String number) -> other instanceof Num(_, String too) && number.equals(too);
      case Text(_, String text) -> other instanceof Text(_, String too) && text.equals(too);
      case Secret(_, String text) -> other instanceof Secret(_, String too) && text.equals(too);
      case Seq seq -> other instanceof Seq too && isSame(seq, too);
      case Mapping mapping -> other instanceof Mapping too && isSame(mapping, too);
    };
  }

  private static boolean isSame(Seq one, Seq other) {
    if (one.items().size() != other.items().size()) {
      return false;
    }
    for (int i = 0; i < one.items().size(); i++) {
      if (!isSame(one.items().get(i), other.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Mapping one, Mapping other) {
    return one.entries().keySet().equals(other.entries().keySet()) && missing(one, other).isEmpty();
  }

  /// The first key below `wanted`, with dots between, that `there` lacks or has otherwise; empty
  /// when all of it is there.
  static Optional<String> missing(Mapping wanted, Mapping there) {
    for (var each : wanted.entries().entrySet()) {
      Value want = each.getValue().value();
      Value has = there.get(each.getKey());
      if (want instanceof Mapping below && has instanceof Mapping thereBelow) {
        Optional<String> deeper = missing(below, thereBelow);
        if (deeper.isPresent()) {
          return deeper.map(name -> each.getKey() + "." + name);
        }
      } else if (has == null || !isSame(want, has)) {
        return Optional.of(each.getKey());
      }
    }
    return Optional.empty();
  }
}
