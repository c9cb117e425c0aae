package dev.trowel.core.sync;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// A bracket expression of a glob, such as `[a-z_]` or `[![:digit:]]`, as gitignore(5) and glob(7)
/// say.
///
/// @param matches tells which characters it stands for
/// @param end the index after the closing bracket
record CharSet(IntPredicate matches, int end) {

  private static final Map<String, IntPredicate> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", c -> isUpper(c) || isLower(c)),
          Map.entry("digit", CharSet::isDigit),
          Map.entry("alnum", c -> isUpper(c) || isLower(c) || isDigit(c)),
          Map.entry("upper", CharSet::isUpper),
          Map.entry("lower", CharSet::isLower),
          Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
          Map.entry("blank", c -> c == ' ' || c == '\t'),
          Map.entry("punct", c -> isGraph(c) && !isUpper(c) && !isLower(c) && !isDigit(c)),
          Map.entry("graph", CharSet::isGraph),
          Map.entry("print", c -> c == ' ' || isGraph(c)),
          Map.entry("cntrl", c -> c < ' ' || c == 127),
          Map.entry("xdigit", c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));

  /// The set whose opening bracket stands at `start`; empty when it is not closed or names no known
  /// class.
  static Optional<CharSet> parse(String glob, int start) {
    int at = start + 1;
    boolean negated = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
    return new Reader(glob, negated ? at + 1 : at).read(negated);
  }

  /// Reads the members one by one.
  private static final class Reader {
    private final String glob;
    private int at;
    private IntPredicate all = c -> false;

    /// The last single character, which a `-` may make the start of a range; -1 after anything
    /// else.
    private int previous = -1;

    Reader(String glob, int at) {
      this.glob = glob;
      this.at = at;
    }

    Optional<CharSet> read(boolean negated) {
      int first = at;
      while (at < glob.length()) {
        if (glob.charAt(at) == ']' && at > first) {
          IntPredicate members = all;
          return Optional.of(new CharSet(c -> c != '/' && members.test(c) != negated, at + 1));
        }
        if (!readMember()) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }

    private boolean readMember() {
      if (glob.startsWith("[:", at) && classEnd() > 0) {
        return readClass(classEnd());
      }
      if (glob.charAt(at) == '-'
          && previous >= 0
          && at + 1 < glob.length()
          && glob.charAt(at + 1) != ']') {
        at++;
        int from = previous;
        int to = character();
        previous = -1;
        add(c -> c >= from && c <= to);
        return to >= 0;
      }
      int one = character();
      previous = one;
      add(c -> c == one);
      return one >= 0;
    }

    /// The index of the bracket that ends a class here, or -1 when `[` stands for itself.
    private int classEnd() {
      int close = glob.indexOf(']', at + 2);
      return close > at + 2 && glob.charAt(close - 1) == ':' ? close : -1;
    }

    private boolean readClass(int close) {
      IntPredicate named = CLASSES.get(glob.substring(at + 2, close - 1));
      at = close + 1;
      previous = -1;
      if (named == null) {
        return false;
      }
      add(named);
      return true;
    }

    /// The next character, a backslash taken off; -1 at the end.
    private int character() {
      if (glob.charAt(at) == '\\') {
        at++;
      }
      return at < glob.length() ? glob.charAt(at++) : -1;
    }

    private void add(IntPredicate more) {
      all = all.or(more);
    }
  }

  private static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isGraph(int c) {
    return c > ' ' && c < 127;
  }
}
