package dev.trowel.schema.interpolate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what a misspelt name was probably meant to be.
final class Suggestion {

  private static final int LETTERS_PER_MISTAKE = 3;

  private Suggestion() {}

  /// The candidate nearest to `name`; empty when none is near.
  static Optional<String> of(String name, Collection<String> candidates) {
    int limit = 1 + name.length() / LETTERS_PER_MISTAKE;
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(Comparator.<String>comparingInt(c -> distance(name, c)).thenComparing(c -> c));
  }

  /// How many letters must be put in, taken out or exchanged.
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      previous = row(previous, a.charAt(i - 1), i, b);
    }
    return previous[b.length()];
  }

  private static int[] row(int[] previous, char letter, int i, String b) {
    int[] current = new int[b.length() + 1];
    current[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int exchanged = previous[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      current[j] = Math.min(exchanged, 1 + Math.min(previous[j], current[j - 1]));
    }
    return current;
  }
}
