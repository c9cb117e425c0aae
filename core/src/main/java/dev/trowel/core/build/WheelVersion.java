package dev.trowel.core.build;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version of a Python package, ordered as PEP 440 says: 1.0.dev1 < 1.0a1 < 1.0 < 1.0+x <
/// 1.0.post1.
///
/// @param key what is compared first, number by number
/// @param local what follows the `+`, compared last
record WheelVersion(List<BigInteger> key, String local) implements Comparable<WheelVersion> {

  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
              + "(?:[._-]?(a|b|c|rc|alpha|beta|pre|preview)[._-]?(\\d*))?"
              + "(?:[._-]?(post|rev|r)[._-]?(\\d*))?(?:[._-]?(dev)[._-]?(\\d*))?");
  private static final Comparator<String> PARTS =
      Comparator.comparing((String part) -> !part.isEmpty() && isNumber(part))
          .thenComparing(part -> isNumber(part) ? new BigInteger(part) : BigInteger.ZERO)
          .thenComparing(Comparator.naturalOrder());

  /// So many numbers of a release are compared; nobody uses more.
  private static final int RELEASE = 8;

  private static final BigInteger NONE = BigInteger.ONE.negate();
  private static final BigInteger LAST = BigInteger.ONE.shiftLeft(64);

  /// Reads a version; what is none comes before all others.
  static WheelVersion of(String text) {
    int plus = text.indexOf('+');
    String open = (plus < 0 ? text : text.substring(0, plus)).toLowerCase(Locale.ROOT);
    String local = plus < 0 ? "" : text.substring(plus + 1).replace('_', '.');
    Matcher matcher = FORM.matcher(open);
    return matcher.matches()
        ? new WheelVersion(key(matcher), local)
        : new WheelVersion(List.of(), text);
  }

  private static List<BigInteger> key(Matcher matcher) {
    boolean pre = matcher.group(3) != null;
    boolean post = matcher.group(5) != null;
    boolean dev = matcher.group(7) != null;
    List<BigInteger> key = new ArrayList<>();
    key.add(number(matcher.group(1)));
    List<BigInteger> release =
        Pattern.compile("\\.").splitAsStream(matcher.group(2)).map(BigInteger::new).toList();
    for (int i = 0; i < RELEASE; i++) {
      key.add(i < release.size() ? release.get(i) : BigInteger.ZERO);
    }
    key.add(pre ? phase(matcher.group(3)) : dev && !post ? NONE : LAST);
    key.add(number(matcher.group(4)));
    key.add(post ? number(matcher.group(6)) : NONE);
    key.add(dev ? number(matcher.group(8)) : LAST);
    return key;
  }

  private static BigInteger phase(@Nullable String name) {
    return BigInteger.valueOf(
        switch (name) {
          case "a", "alpha" -> 0;
          case "b", "beta" -> 1;
          case null, default -> 2;
        });
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public int compareTo(WheelVersion other) {
    int byKey = compare(key, other.key, Comparator.naturalOrder());
    return byKey != 0 ? byKey : compare(parts(local), parts(other.local), PARTS);
  }

  private static List<String> parts(String local) {
    return Pattern.compile("[.]").splitAsStream(local).toList();
  }

  private static <T> int compare(List<T> one, List<T> other, Comparator<T> order) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int difference = order.compare(one.get(i), other.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
