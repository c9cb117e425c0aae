package dev.trowel.core.lease;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a turn leaves to the one after it.
///
/// @param locks the IDs of `deploy.lock` that it, or a dead one before it, may have left
/// @param going those of them that may be deleted while the turn is over already: what takes their
///   place before they are gone could be deleted instead
/// @param files names of files beside the lease that nobody needs any more, and that may be there
record Leavings(List<String> locks, List<String> going, List<String> files) {

  static final Leavings NOTHING = new Leavings(List.of(), List.of(), List.of());

  private static final int MOST_LOCKS = 10;

  /// Whatever stands in a lease, nothing else is ever deleted for it.
  private static final Pattern FILE = Pattern.compile("intents-[0-9A-Za-z-]+\\.json");

  Leavings {
    locks = List.copyOf(locks);
    going = List.copyOf(going);
    files = files.stream().filter(name -> FILE.matcher(name).matches()).toList();
  }

  /// What the next turn knows of it besides its own lock.
  ///
  /// @param gone whether it is known that the process of the turn `id` deletes nothing any more
  Leavings before(String lock, String id, boolean gone) {
    return new Leavings(
        Stream.concat(Stream.of(lock), locks.stream()).limit(MOST_LOCKS).toList(),
        going.stream().filter(each -> !(gone && each.equals(id))).toList(),
        List.of());
  }
}
