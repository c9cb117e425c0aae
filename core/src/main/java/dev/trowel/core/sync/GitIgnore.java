package dev.trowel.core.sync;

import java.util.List;
import java.util.Optional;

/// The rules of one `.gitignore` file, or a list of patterns in its syntax; the last that matches
/// counts.
///
/// @param rules in the order written
record GitIgnore(List<IgnoreRule> rules) {

  GitIgnore {
    rules = List.copyOf(rules);
  }

  /// What the rules say of one path.
  ///
  /// @param order the index of the rule that said it; a higher one has the last word
  record Verdict(boolean ignored, int order) {

    /// The one of both that has the last word.
    Verdict orLater(Verdict other) {
      return other.order > order ? other : this;
    }
  }

  /// The rules in the text of a file.
  static GitIgnore parse(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return of(content.lines().toList());
  }

  /// The rules that `lines` spell.
  static GitIgnore of(List<String> lines) {
    return new GitIgnore(lines.stream().map(IgnoreRule::parse).flatMap(Optional::stream).toList());
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  boolean hasNegated() {
    return rules.stream().anyMatch(IgnoreRule::negated);
  }

  /// What the rules say of `path`, relative to the folder they stand in; empty when they say
  /// nothing.
  Optional<Verdict> verdict(String path, boolean folder) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).matches(path, folder)) {
        return Optional.of(new Verdict(!rules.get(i).negated(), i));
      }
    }
    return Optional.empty();
  }
}
