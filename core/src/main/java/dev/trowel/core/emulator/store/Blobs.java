package dev.trowel.core.emulator.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The contents of files, named by their SHA-256; equal contents are kept once.
public final class Blobs {
  private final @Nullable Path folder;
  private final Map<String, byte[]> memory = new ConcurrentHashMap<>();

  private Blobs(@Nullable Path folder) {
    this.folder = folder;
  }

  static Blobs inMemory() {
    return new Blobs(null);
  }

  static Blobs in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Blobs(folder);
  }

  /// Keeps `content`, on the disk before this returns, and gives its name.
  public String put(byte[] content) {
    String name = HexFormat.of().formatHex(digest().digest(content));
    if (folder == null) {
      memory.putIfAbsent(name, content.clone());
    } else {
      write(folder, folder.resolve(name), content);
    }
    return name;
  }

  /// The content of that name.
  public byte[] get(String name) {
    try {
      return folder == null
          ? requireNonNull(memory.get(name), name).clone()
          : Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets what nobody names any more.
  void keepOnly(Set<String> names) throws IOException {
    if (folder == null) {
      memory.keySet().retainAll(names);
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!names.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void write(Path folder, Path file, byte[] content) {
    try {
      if (sizeOf(file).filter(size -> size == content.length).isPresent()) {
        return;
      }
      Path fresh = folder.resolve(UUID.randomUUID() + ".new");
      Files.write(fresh, content);
      Snapshot.forceFile(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Long> sizeOf(Path file) throws IOException {
    try {
      return Optional.of(Files.size(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
