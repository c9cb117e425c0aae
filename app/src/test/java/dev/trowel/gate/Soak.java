package dev.trowel.gate;

import java.util.List;
import java.util.stream.IntStream;

/// How much of what takes very long is tried with `-Pfull`: an even part of it, and all of it with
/// `-Dtrowel.soak=true`.
final class Soak {

  static final boolean IS_WANTED = Boolean.getBoolean("trowel.soak");
  static final int PART = 5;
  static final String WORD = IS_WANTED ? "all" : "every fifth, all with -Dtrowel.soak=true";

  private Soak() {}

  /// What of `all` is tried.
  static <T> List<T> of(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> IS_WANTED || i % PART == 0)
        .mapToObj(all::get)
        .toList();
  }
}
