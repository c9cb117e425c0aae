package dev.trowel.app.command;

import dev.trowel.schema.load.Contents;
import dev.trowel.schema.load.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/// The files of a bundle as they were when first read, and drafts of some of them.
final class Snapshot implements Contents {

  private final Path root;
  private final Map<Path, byte[]> originals = new ConcurrentHashMap<>();
  private final SequencedMap<String, byte[]> drafts = new LinkedHashMap<>();

  /// @param root the bundle's folder
  Snapshot(Path root) {
    this.root = root;
  }

  @Override
  public byte[] read(Path file) throws IOException {
    byte[] original = originals.get(file);
    if (original == null) {
      original = RegularFile.bytes(file);
      originals.put(file, original);
    }
    byte[] draft = drafts.get(name(file));
    return draft == null ? original : draft;
  }

  /// The same with other drafts on top.
  Contents with(Map<String, byte[]> more) {
    return file -> {
      byte[] draft = more.get(name(file));
      return draft == null ? read(file) : draft;
    };
  }

  void keep(Map<String, byte[]> more) {
    drafts.putAll(more);
  }

  /// The drafts by the name of their file.
  SequencedMap<String, byte[]> drafts() {
    return drafts;
  }

  /// What a file held when it was first read; empty for one that was not.
  Optional<byte[]> original(String file) {
    return Optional.ofNullable(originals.get(path(file)));
  }

  /// What a file holds with its draft; empty for one that is not to be changed: it was not read, or
  /// lies, or leads, outside.
  ///
  /// @param limit the folder outside which nothing is changed
  Optional<byte[]> changeable(String file, Path limit) {
    try {
      boolean inside = path(file).toRealPath().startsWith(limit.toRealPath());
      return inside
          ? original(file).map(original -> drafts.getOrDefault(file, original))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  Path path(String file) {
    return root.resolve(file);
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
