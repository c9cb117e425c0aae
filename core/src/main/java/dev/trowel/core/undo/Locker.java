package dev.trowel.core.undo;

import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.sync.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// Keeps what files of the workspace held, in the target's folder on this machine, until nobody
/// needs it any more: a deployment that is killed leaves it there.
final class Locker {

  private static final String PLACE = "undo/";
  private static final String GAP = "  ";
  private static final String INDEX = PLACE + "index.txt";

  private final LocalFolder folder;
  private final SortedMap<String, String> digests = new ConcurrentSkipListMap<>();
  private final String left;

  Locker(LocalFolder folder) {
    this.folder = folder;
    this.left =
        folder.read(INDEX).map(index -> new String(index, StandardCharsets.UTF_8)).orElse("");
  }

  /// Keeps what the file at `path` holds. Safe to use from many threads.
  void put(String path, byte[] content) {
    String digest = Sha256.of(content);
    folder.write(PLACE + digest, content);
    digests.put(path, digest);
  }

  /// Says on the disk which content belongs to which file, for whoever has to look for it.
  void seal() {
    StringBuilder index = new StringBuilder(left);
    digests.forEach((path, digest) -> index.append(digest).append(GAP).append(path).append('\n'));
    folder.write(INDEX, index.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Whether the file at `path` was there.
  boolean has(String path) {
    return digests.containsKey(path);
  }

  /// What the file at `path` held; empty when there was none.
  Optional<byte[]> get(String path) {
    return Optional.ofNullable(digests.get(path)).flatMap(digest -> folder.read(PLACE + digest));
  }

  /// The digest of each file, by path.
  Map<String, String> digests() {
    return Map.copyOf(digests);
  }

  /// Forgets everything, also what a deployment left that was killed.
  void empty() {
    Stream.concat(left.lines().map(line -> line.split(GAP, 2)[0]), digests.values().stream())
        .distinct()
        .forEach(digest -> folder.delete(PLACE + digest));
    folder.delete(INDEX);
  }
}
