package dev.trowel.schema.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on a version, such as `>= 0.218.0, <= 1.2.0` or `0.2.*` (format.md 2.2).
record VersionConstraint(List<Bound> bounds) {

  private static final Pattern BOUND =
      Pattern.compile(
          "(?<op>>=|<=|!=|=|>|<|~|\\^)?\\s*v?(?<major>[0-9]{1,9}|[*xX])"
              + "(?:\\.(?<minor>[0-9]{1,9}|[*xX]))?(?:\\.(?<patch>[0-9]{1,9}|[*xX]))?");

  private static final Pattern COMMA = Pattern.compile(",");

  /// One comparison.
  ///
  /// @param operator `=` when none is written
  /// @param parts the version up to the first wildcard
  record Bound(String operator, List<Integer> parts) {}

  /// Reads a constraint; empty for what is none.
  static Optional<VersionConstraint> of(String text) {
    List<Bound> bounds = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      Matcher matcher = BOUND.matcher(part.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      bounds.add(bound(matcher));
    }
    return Optional.of(new VersionConstraint(bounds));
  }

  /// Whether `version`, three numbers, meets every bound.
  boolean accepts(List<Integer> version) {
    return bounds.stream().allMatch(bound -> accepts(bound, version));
  }

  private static Bound bound(Matcher matcher) {
    List<Integer> parts = new ArrayList<>();
    for (String name : List.of("major", "minor", "patch")) {
      String part = matcher.group(name);
      if (part == null || !Character.isDigit(part.charAt(0))) {
        break;
      }
      parts.add(Integer.parseInt(part));
    }
    String operator = matcher.group("op");
    return new Bound(operator == null ? "=" : operator, parts);
  }

  private static boolean accepts(Bound bound, List<Integer> version) {
    int order = compare(version, bound.parts());
    return switch (bound.operator()) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case "~" -> order >= 0 && samePrefix(version, bound.parts(), 2);
      case "^" -> order >= 0 && samePrefix(version, bound.parts(), fixedByCaret(bound.parts()));
      default -> throw new IllegalStateException("no operator " + bound.operator());
    };
  }

  /// Compares as many parts as the bound names.
  private static int compare(List<Integer> version, List<Integer> parts) {
    for (int i = 0; i < parts.size(); i++) {
      int order = Integer.compare(version.get(i), parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static boolean samePrefix(List<Integer> version, List<Integer> parts, int count) {
    int length = Math.min(count, parts.size());
    return version.subList(0, length).equals(parts.subList(0, length));
  }

  private static int fixedByCaret(List<Integer> parts) {
    int leadingZeros = 0;
    while (leadingZeros < parts.size() - 1 && parts.get(leadingZeros) == 0) {
      leadingZeros++;
    }
    return leadingZeros + 1;
  }
}
