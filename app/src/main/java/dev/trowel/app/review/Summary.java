package dev.trowel.app.review;

import dev.trowel.core.review.Heading;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import dev.trowel.core.review.Review;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.List;

/// A plan in a few words.
final class Summary {

  private static final int COMMIT = 7;

  private Summary() {}

  /// `40 resources change: 12 created, 28 updated; 3 files`.
  static String of(Review review) {
    List<Item> changing =
        review.items().stream()
            .filter(item -> item.action() != Action.KEEP && !item.isAdoptedAsItIs())
            .toList();
    List<String> parts = new ArrayList<>();
    if (!changing.isEmpty()) {
      parts.add(
          Marks.some(changing.size(), "resource changes", "resources change")
              + " ("
              + Marks.counted(changing)
              + ")");
    }
    add(
        (int) review.adoptedAsTheyAre(),
        "resource adopted as it is",
        "resources adopted as they are",
        parts);
    add(review.files().size(), "file", "files", parts);
    add(review.libraries().size(), "library", "libraries", parts);
    add(review.folders().size(), "folder's permissions", "folders' permissions", parts);
    add(review.former().size(), "folder left", "folders left", parts);
    if (parts.isEmpty()) {
      return review.empty() ? "nothing to do" : "only the deployment's own files change";
    }
    return String.join(", ", parts);
  }

  private static void add(int count, String one, String many, List<String> parts) {
    if (count > 0) {
      parts.add(Marks.some(count, one, many));
    }
  }

  /// The commit, short.
  static String commit(Heading heading) {
    String commit = heading.commit();
    return commit.length() > COMMIT ? commit.substring(0, COMMIT) : commit;
  }

  /// What was asked for, each with why; empty when everything is.
  static List<String> selected(Review review) {
    return review.selection().reasons().entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .toList();
  }

  /// What stays as it is because nobody asked for it.
  static List<String> unselected(Review review) {
    return review.selection().unselected().stream().map(ResourceKey::toString).toList();
  }
}
