package dev.trowel.schema.shape;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class Suggestion {

  private Suggestion() {}

  /// The one of `names` nearest to `written`, when it is near enough to be a slip of the pen; the
  /// first by alphabet among equals.
  public static Optional<String> nearest(String written, Collection<String> names) {
    int limit = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= limit)
        .filter(name -> distance(written, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(written, name))
                .thenComparingInt(name -> edits(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The question whether the nearest of `names` was meant; `otherwise` where none is near enough.
  public static String advice(String written, Collection<String> names, String otherwise) {
    return nearest(written, names).map("Did you mean %s?"::formatted).orElse(otherwise);
  }

  /// The one of `names` that was meant beyond doubt: it differs in nothing but the case of letters,
  /// or is nearest and no other is as near; for what is mended without asking.
  public static Optional<String> only(String written, Collection<String> names) {
    List<String> same = names.stream().filter(written::equalsIgnoreCase).toList();
    if (!same.isEmpty()) {
      return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }
    Optional<String> nearest = nearest(written, names);
    return nearest.filter(name ->
        names.stream()
            .filter(other -> !other.equals(name))
            .allMatch(other -> distance(written, other) > distance(written, name)));
  }

  /// The fix that writes the name that was meant beyond doubt.
  public static Optional<Fix> mend(Text written, Collection<String> names) {
    return only(written.text(), names)
        .flatMap(name -> Rewrite.text("write " + name, written, name));
  }

  /// How many letters to add, drop, change, or swap with the next one; their case is not looked at.
  private static int distance(String a, String b) {
    return edits(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  private static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int fewest(int[][] edits, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int fewest =
        Math.min(
            edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
