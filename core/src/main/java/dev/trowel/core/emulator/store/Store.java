package dev.trowel.core.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The local workspace's memory; what a transaction changed is durable when [#run] returns.
public final class Store implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Tables tables;
  private final Blobs blobs;
  private final @Nullable Journal journal;
  private long serial;

  private Store(Tables tables, Blobs blobs, @Nullable Journal journal, long serial) {
    this.tables = tables;
    this.blobs = blobs;
    this.journal = journal;
    this.serial = serial;
  }

  /// A store that forgets everything with the process.
  public static Store inMemory() {
    return new Store(new Tables(), Blobs.inMemory(), null, 0);
  }

  /// Opens the store in `folder`, which the caller has locked; folds the journal into the snapshot.
  ///
  /// @throws IOException when the content is damaged or cannot be read or written
  public static Store open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Tables tables = new Tables();
    long serial = Snapshot.load(folder, tables);
    Snapshot.write(folder, serial, tables);
    Blobs blobs = Blobs.in(folder.resolve("blobs"));
    blobs.keepOnly(blobsNamed(tables));
    return new Store(tables, blobs, Journal.openEmpty(folder), serial);
  }

  /// Runs `work` alone; when it throws, nothing it did counts.
  ///
  /// Waits for the disk after letting the next one in, so that many changes share one forcing.
  public <T> T run(Function<Transaction, T> work) {
    T result;
    long position;
    lock.lock();
    try {
      Transaction transaction = new Transaction(tables);
      result = work.apply(transaction);
      position = commit(transaction.changes());
    } finally {
      lock.unlock();
    }
    force(position);
    return result;
  }

  /// A copy of all documents, by table and id.
  public SortedMap<String, SortedMap<String, ObjectNode>> content() {
    lock.lock();
    try {
      SortedMap<String, SortedMap<String, ObjectNode>> copy = new TreeMap<>();
      tables.all().forEach((table, rows) -> copy.put(table, new TreeMap<>(rows)));
      return copy;
    } finally {
      lock.unlock();
    }
  }

  /// The contents of files.
  public Blobs blobs() {
    return blobs;
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (journal != null) {
        journal.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private long commit(List<Journal.Change> changes) {
    if (changes.isEmpty()) {
      return 0;
    }
    long position = append(changes);
    serial++;
    for (Journal.Change change : changes) {
      tables.set(change.table(), change.id(), change.document().orElse(null));
    }
    return position;
  }

  private long append(List<Journal.Change> changes) {
    try {
      return journal == null ? 0 : journal.append(serial + 1, changes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void force(long position) {
    try {
      if (journal != null) {
        journal.force(position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> blobsNamed(Tables tables) {
    Set<String> names = new HashSet<>();
    for (var table : tables.all().values()) {
      for (ObjectNode document : table.values()) {
        if (document.has("blob")) {
          names.add(document.get("blob").asText());
        }
      }
    }
    return names;
  }
}
