package dev.trowel.core.history;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The files and libraries of one side of a comparison.
///
/// @param files the digest of each file, by path
/// @param libraries the digest of each library, by name
/// @param content gives what a file holds; empty where that is not kept
public record Delivered(
    SortedMap<String, String> files,
    SortedMap<String, String> libraries,
    Function<String, Optional<byte[]>> content) {

  public Delivered {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
  }

  /// Those of a former deployment; its archive is read now.
  public static Delivered of(Entry entry, HistoryFolder folder) {
    Map<String, byte[]> kept = contents(entry, folder);
    return entry
        .blueprint()
        .map(each ->
            new Delivered(
                each.files(),
                each.libraries(),
                path -> Optional.ofNullable(kept.get(Archive.FILES + path))))
        .orElseGet(() -> new Delivered(new TreeMap<>(), new TreeMap<>(), _ -> Optional.empty()));
  }

  /// A damaged archive is as good as none: only the lines are missing then.
  private static Map<String, byte[]> contents(Entry entry, HistoryFolder folder) {
    if (entry.archived().digest().isEmpty()) {
      return Map.of();
    }
    try {
      Optional<byte[]> zip = folder.archive(entry.archived().digest());
      return zip.isPresent() ? Archive.contents(zip.get()) : Map.of();
    } catch (IOException damaged) {
      return Map.of();
    }
  }
}
