package dev.trowel.core.template;

/// A pattern of `skip`, as Go's `path.Match` has it: it speaks of whole paths, `*` and `?` stop at
/// `/`, `[a-z]` and `[^a-z]` are classes, which do not, `\` takes the next character as it is.
///
/// @param text the pattern
record SkipGlob(String text) {

  /// A pattern that no path can match, because it is none.
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String text) {
      super(text);
    }
  }

  /// Whether it is the pattern of `path`.
  ///
  /// @throws Malformed when it is none
  boolean matches(String path) {
    int[] letters = text.codePoints().toArray();
    return new Matching(letters, path.codePoints().toArray()).matches();
  }

  /// One path held to one pattern: a star that fails takes one character more, and only the last
  /// star needs to be tried again.
  private final class Matching {

    private final int[] pattern;
    private final int[] path;
    private int at;
    private int seen;

    Matching(int[] pattern, int[] path) {
      this.pattern = pattern;
      this.path = path;
    }

    boolean matches() {
      check();
      int star = -1;
      int taken = 0;
      at = 0;
      seen = 0;
      while (at < pattern.length || seen < path.length) {
        if (at < pattern.length && pattern[at] == '*') {
          star = ++at;
          taken = seen;
        } else if (at >= pattern.length || seen >= path.length || !takesOne()) {
          if (star < 0 || taken >= path.length || path[taken] == '/') {
            return false;
          }
          at = star;
          seen = ++taken;
        }
      }
      return true;
    }

    /// Goes over the whole pattern, so that a faulty one is told whatever the path is.
    private void check() {
      while (at < pattern.length) {
        if (pattern[at] == '[') {
          isInClass(0);
        } else {
          at += pattern[at] == '\\' ? 2 : 1;
        }
        if (at > pattern.length) {
          throw new Malformed(text);
        }
      }
    }

    private boolean takesOne() {
      int letter = path[seen];
      boolean taken;
      if (pattern[at] == '[') {
        taken = isInClass(letter);
      } else if (pattern[at] == '?') {
        at++;
        taken = letter != '/';
      } else {
        at += pattern[at] == '\\' ? 1 : 0;
        taken = pattern[at++] == letter;
      }
      seen += taken ? 1 : 0;
      return taken;
    }

    /// Reads the class that begins here.
    private boolean isInClass(int letter) {
      at++;
      boolean negated = at < pattern.length && pattern[at] == '^';
      at += negated ? 1 : 0;
      boolean found = false;
      int ranges = 0;
      while (ranges == 0 || letterHere() != ']') {
        int low = bound();
        int high = low;
        if (letterHere() == '-') {
          at++;
          high = bound();
        }
        found |= low <= letter && letter <= high;
        ranges++;
      }
      at++;
      return found != negated;
    }

    private int bound() {
      int letter = letterHere();
      if (letter == '-' || letter == ']') {
        throw new Malformed(text);
      }
      at += letter == '\\' ? 1 : 0;
      int bound = letterHere();
      at++;
      return bound;
    }

    private int letterHere() {
      if (at >= pattern.length) {
        throw new Malformed(text);
      }
      return pattern[at];
    }
  }
}
