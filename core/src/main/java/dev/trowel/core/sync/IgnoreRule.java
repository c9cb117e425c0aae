package dev.trowel.core.sync;

import java.util.Optional;

/// One line of a `.gitignore` file, or one pattern of `sync.include` or `sync.exclude`
/// (gitignore(5)).
///
/// @param negated whether it takes back what an earlier rule said
/// @param foldersOnly whether it stands for folders only
/// @param anchored whether it speaks of the whole path, not of the name alone
/// @param glob what it matches
record IgnoreRule(boolean negated, boolean foldersOnly, boolean anchored, Glob glob) {

  /// The rule that `line` spells; empty for a comment or nothing.
  static Optional<IgnoreRule> parse(String line) {
    String text = line.startsWith("#") ? "" : withoutTrailingSpaces(line);
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean foldersOnly = text.endsWith("/");
    text = foldersOnly ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.indexOf('/') >= 0;
    text = text.startsWith("/") ? text.substring(1) : text;
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new IgnoreRule(negated, foldersOnly, anchored, new Glob(text)));
  }

  /// Whether it speaks of `path`, which is relative to where the rule stands.
  boolean matches(String path, boolean folder) {
    if (foldersOnly && !folder) {
      return false;
    }
    return glob.matches(anchored ? path : path.substring(path.lastIndexOf('/') + 1));
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isEscaped(String line, int index) {
    int backslashes = 0;
    while (index - backslashes > 0 && line.charAt(index - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
