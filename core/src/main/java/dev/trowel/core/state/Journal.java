package dev.trowel.core.state;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Records what becomes of each resource while a plan is applied, in `resources.json.wal`
/// (format.md 4.1).
///
/// An entry is on the disk before the call that made it returns, so a killed deployment loses at
/// most what it had not yet been told. Safe to use from many threads; failures stop with code
/// `local-files`.
public final class Journal implements Log, AutoCloseable {

  static final String FILE = "resources.json.wal";

  private final LocalFolder folder;
  private final State base;
  private final String lineage;
  private final RandomAccessFile file;
  private final JournalEntries entries = new JournalEntries();
  private List<Diagnostic> troubles = List.of();

  private Journal(LocalFolder folder, State base, String lineage, RandomAccessFile file) {
    this.folder = folder;
    this.base = base;
    this.lineage = lineage;
    this.file = file;
  }

  /// Starts a journal on top of `base`. A journal that a killed deployment left is folded in first,
  /// unless `base` has it already.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException also with code `journal-in-use` when
  ///   another deployment is running in this folder, or as [LocalState#read] when what was left
  ///   does not fit
  public static Journal open(LocalFolder folder, State base, Diagnostics warnings) {
    return open(folder, base, UUID.randomUUID().toString(), warnings);
  }

  /// The same.
  ///
  /// @param first the lineage of a first deployment
  public static Journal open(LocalFolder folder, State base, String first, Diagnostics warnings) {
    State settled = LeftoverJournal.settle(folder, base, warnings);
    Memory.tidy();
    String lineage = settled.exists() ? settled.lineage() : first;
    Path path = folder.file(FILE);
    try {
      RandomAccessFile file = create(folder, path);
      Journal journal = new Journal(folder, settled, lineage, file);
      journal.append(StateCodec.header(lineage, settled.serial() + 1, Compatible.VERSION));
      LocalFolder.flushFolder(path);
      return journal;
    } catch (IOException e) {
      throw StateProblem.localFiles("write", path, e);
    }
  }

  /// The lineage of the state it makes.
  public String lineage() {
    return lineage;
  }

  @Override
  public synchronized void saved(ResourceKey key, Recorded recorded) {
    // First what no disk can refuse: the workspace gets it even when there is no room here.
    entries.put(key, Optional.of(recorded));
    append(put(key, recorded));
  }

  @Override
  public synchronized void removed(ResourceKey key) {
    entries.put(key, Optional.empty());
    append(Json.object().put("k", key.stateKey()));
  }

  /// Records that everything now has the keys it has in `rekeyed`, which holds what the state holds
  /// so far; all in one write, as a part of it alone would lose a resource or have it twice. What
  /// is there first is put, then what is gone taken away.
  public synchronized void rekeyed(State rekeyed) {
    State before = fold();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    rekeyed
        .resources()
        .forEach((key, recorded) -> {
          if (!recorded.equals(before.resources().get(key))) {
            lines.writeBytes(Json.line(put(key, recorded)));
            entries.put(key, Optional.of(recorded));
          }
        });
    before
        .resources()
        .keySet()
        .forEach(key -> {
          if (!rekeyed.resources().containsKey(key)) {
            lines.writeBytes(Json.line(Json.object().put("k", key.stateKey())));
            entries.put(key, Optional.empty());
          }
        });
    if (lines.size() > 0) {
      append(lines.toByteArray());
    }
  }

  /// The state as of now: that of the start when nothing was recorded, else its successor.
  public synchronized State fold() {
    return entries.foldInto(base, lineage);
  }

  /// Makes [#fold] the local state and removes the journal. Where the disk refuses, the journal
  /// stays and [#troubles] tells: the state still has to reach the workspace.
  public synchronized State finish() {
    Memory.tidy();
    State folded = fold();
    try {
      if (!entries.isEmpty() || base.isAdopted()) {
        folder.write(LocalState.FILE, StateCodec.write(folded));
      }
      close();
      folder.delete(FILE);
    } catch (StopException stop) {
      troubles = stop.diagnostics();
    }
    return folded;
  }

  /// What kept [#finish] from recording it all on this machine.
  public synchronized List<Diagnostic> troubles() {
    return troubles;
  }

  /// Lets go of the file; without [#finish] it stays, to be folded in by the next deployment.
  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw StateProblem.localFiles("close", folder.file(FILE), e);
    }
  }

  private static ObjectNode put(ResourceKey key, Recorded recorded) {
    ObjectNode line = Json.object().put("k", key.stateKey());
    line.set("v", StateCodec.entry(recorded));
    return line;
  }

  private void append(ObjectNode line) {
    append(Json.line(line));
  }

  private void append(byte[] lines) {
    try {
      long end = file.getFilePointer();
      try {
        file.write(lines);
        file.getFD().sync();
      } catch (IOException e) {
        // Half a line would spoil the next entry too.
        file.setLength(end);
        file.seek(end);
        throw e;
      }
    } catch (IOException e) {
      throw StateProblem.localFiles("write", folder.file(FILE), e);
    }
  }

  /// Not through a channel: an interrupted thread would close it, and later entries would be lost.
  private static RandomAccessFile create(LocalFolder folder, Path path) throws IOException {
    folder.prepare(path);
    Files.createFile(path, ownerOnly(path));
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    if (file.getChannel().tryLock() == null) {
      file.close();
      throw StateProblem.journalInUse(path);
    }
    return file;
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {asFileAttribute(fromString("rw-------"))}
        : new FileAttribute<?>[0];
  }
}
