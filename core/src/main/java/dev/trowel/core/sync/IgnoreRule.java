package dev.trowel.core.sync;

import java.util.Optional;

/// One line of a `.gitignore` file, or one pattern of `sync.include` or `sync.exclude`
/// (gitignore(5)).
///
/// @param negated whether it takes back what an earlier rule said
/// @param foldersOnly whether it stands for folders only
/// @param anchored whether it speaks of the whole path, not of the name alone
/// @param base the folder or file that all it matches is or lies in, as far as it is written out;
///   `""` when that may be anywhere
/// @param glob what it matches
record IgnoreRule(boolean negated, boolean foldersOnly, boolean anchored, String base, Glob glob) {

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
        : Optional.of(
            new IgnoreRule(
                negated, foldersOnly, anchored, anchored ? base(text) : "", new Glob(text)));
  }

  /// Whether it speaks of `path`, which is relative to where the rule stands.
  boolean matches(String path, boolean folder) {
    if (foldersOnly && !folder) {
      return false;
    }
    return glob.matches(anchored ? path : path.substring(path.lastIndexOf('/') + 1));
  }

  /// Whether it may speak of something in the folder `path`.
  boolean leadsInto(String path) {
    return base.isEmpty()
        || base.equals(path)
        || base.startsWith(path + "/")
        || path.startsWith(base + "/");
  }

  private static String base(String glob) {
    int end = 0;
    while (end < glob.length() && "*?[\\".indexOf(glob.charAt(end)) < 0) {
      end++;
    }
    return end == glob.length() ? glob : glob.substring(0, Math.max(0, glob.lastIndexOf('/', end)));
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
