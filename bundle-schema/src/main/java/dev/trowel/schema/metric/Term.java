package dev.trowel.schema.metric;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What a metric is compared with.
public sealed interface Term {

  /// A number as written.
  record Number(double value) implements Term {}

  /// A metric of the version that is looked at.
  record Own(String metric) implements Term {}

  /// A metric of the version that holds the label now.
  record Champions(String metric) implements Term {}

  /// Two terms with a sign between.
  record Pair(Term left, Sign sign, Term right) implements Term {}

  /// What can stand between two terms.
  enum Sign {
    PLUS('+'),
    MINUS('-'),
    TIMES('*'),
    BY('/');

    private final char letter;

    Sign(char letter) {
      this.letter = letter;
    }

    private double of(double left, double right) {
      return switch (this) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case TIMES -> left * right;
        case BY -> left / right;
      };
    }

    static Optional<Sign> of(char letter) {
      for (Sign each : values()) {
        if (each.letter == letter) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /// The number it comes to; empty where a metric is not known.
  ///
  /// @param known gives the value of a single metric
  default OptionalDouble value(Function<Term, OptionalDouble> known) {
    return switch (this) {
      case Number(double value) -> OptionalDouble.of(value);
      case Own own -> known.apply(own);
      case Champions champions -> known.apply(champions);
      case Pair(Term left, Sign sign, Term right) -> {
        OptionalDouble a = left.value(known);
        OptionalDouble b = right.value(known);
        yield a.isPresent() && b.isPresent()
            ? OptionalDouble.of(sign.of(a.getAsDouble(), b.getAsDouble()))
            : OptionalDouble.empty();
      }
    };
  }

  /// Whether it says anything of the version that holds the label now.
  default boolean namesChampion() {
    return switch (this) {
      case Number _, Own _ -> false;
      case Champions _ -> true;
      case Pair(Term left, Sign _, Term right) -> left.namesChampion() || right.namesChampion();
    };
  }
}
