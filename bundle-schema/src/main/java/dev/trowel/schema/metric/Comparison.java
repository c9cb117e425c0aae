package dev.trowel.schema.metric;

import java.util.Optional;

/// A metric, a sign and what it is compared with.
///
/// @param text as written
/// @param metric its name
public record Comparison(String text, String metric, Order order, Term bound) {

  /// How both sides are to stand to each other.
  public enum Order {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    EQUAL("==");

    private final String sign;

    Order(String sign) {
      this.sign = sign;
    }

    /// The sign as written.
    public String sign() {
      return sign;
    }

    /// The one that `text` begins with; of two, the longer.
    static Optional<Order> at(String text, int from) {
      for (Order each : values()) {
        if (text.startsWith(each.sign, from)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    /// Whether two numbers stand so; what is no number stands in no order.
    public boolean holds(double left, double right) {
      return switch (this) {
        case AT_LEAST -> left >= right;
        case AT_MOST -> left <= right;
        case ABOVE -> left > right;
        case BELOW -> left < right;
        case EQUAL -> left == right;
      };
    }
  }
}
