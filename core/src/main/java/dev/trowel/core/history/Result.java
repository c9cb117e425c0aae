package dev.trowel.core.history;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a deployment ended.
public enum Result {
  /// All of its plan was carried out.
  DONE,
  /// Something of it was not.
  FAILED,
  /// It was stopped from outside, or killed.
  INTERRUPTED;

  /// The word in the file.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The result with this word; empty for a word of a later version.
  static Optional<Result> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
