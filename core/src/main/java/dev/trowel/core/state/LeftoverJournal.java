package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The journal that a killed deployment left behind, and what to make of it (format.md 4.1).
///
/// @param lineage of the state it belongs to
/// @param serial of the state it would become
/// @param entries what it says
/// @param corrupted its lines that cannot be read, as they are
record LeftoverJournal(
    String lineage, long serial, JournalEntries entries, List<byte[]> corrupted) {

  /// What a journal is kept as whose entries are in no state.
  static final String STALE = Journal.FILE + ".stale";

  private static final String CORRUPTED = Journal.FILE + ".corrupted";

  /// The journal in `folder`; empty when there is none, or when it was cut off before its first
  /// entry.
  static Optional<LeftoverJournal> read(LocalFolder folder) {
    List<byte[]> lines = folder.read(Journal.FILE).map(LeftoverJournal::lines).orElse(List.of());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Optional<ObjectNode> header = object(lines.getFirst()).filter(LeftoverJournal::isHeader);
    if (header.isEmpty()) {
      if (lines.size() == 1) {
        return Optional.empty();
      }
      throw StateProblem.journalUnreadable(folder.file(Journal.FILE));
    }
    StateMigration.refuseNewer(header.get(), folder.file(Journal.FILE).toString());
    JournalEntries entries = new JournalEntries();
    List<byte[]> corrupted =
        lines.stream().skip(1).filter(line -> !isTaken(line, entries)).toList();
    return Optional.of(
        new LeftoverJournal(
            header.get().path("lineage").asText(),
            header.get().path("serial").asLong(),
            entries,
            corrupted));
  }

  /// Adds what a line says to `entries`; false for one that cannot be read.
  private static boolean isTaken(byte[] line, JournalEntries entries) {
    return object(line).map(readable -> put(readable, entries)).orElse(false);
  }

  /// `base` with what is left in `folder` applied; changes no state, but saves unreadable lines.
  static State replay(LocalFolder folder, State base, Diagnostics warnings) {
    Optional<LeftoverJournal> left = read(folder);
    return left.isPresent() ? left.get().applyTo(base, folder, warnings) : base;
  }

  /// As [#replay], and makes the result the local state, so that a new journal can begin.
  static State settle(LocalFolder folder, State base, Diagnostics warnings) {
    Path file = folder.file(Journal.FILE);
    if (Files.notExists(file)) {
      return base;
    }
    requireNobodyWrites(file);
    State state = replay(folder, base, warnings);
    read(folder).filter(left -> left.isLost(base)).ifPresent(left -> putAside(folder));
    if (state.exists()) {
      folder.write(LocalState.FILE, StateCodec.write(state));
    }
    folder.delete(Journal.FILE);
    return state;
  }

  /// Whether it tells of objects that will not be in the state.
  private boolean isLost(State base) {
    return serial <= base.serial() && !entries.missingFrom(base).isEmpty();
  }

  private static void putAside(LocalFolder folder) {
    folder.read(Journal.FILE).ifPresent(content -> folder.write(STALE, content));
  }

  private State applyTo(State base, LocalFolder folder, Diagnostics warnings) {
    long expected = base.serial() + 1;
    if (base.exists() && !base.lineage().equals(lineage)) {
      throw StateProblem.journalOfOtherLineage(folder.file(Journal.FILE), lineage, base.lineage());
    }
    if (serial > expected) {
      throw StateProblem.journalAhead(folder.file(Journal.FILE), serial, expected);
    }
    if (serial < expected) {
      warnStale(base, folder, warnings);
      return base;
    }
    if (!corrupted.isEmpty()) {
      saveCorrupted(folder, warnings);
    }
    return entries.foldInto(base, lineage);
  }

  private void warnStale(State base, LocalFolder folder, Diagnostics warnings) {
    List<String> lost = entries.missingFrom(base);
    if (!lost.isEmpty()) {
      warnings.add(StateProblem.journalStale(lost, folder.file(STALE)));
    }
  }

  private void saveCorrupted(LocalFolder folder, Diagnostics warnings) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    corrupted.forEach(line -> {
      all.writeBytes(line);
      all.write('\n');
    });
    folder.write(CORRUPTED, all.toByteArray());
    warnings.add(StateProblem.journalCorrupt(corrupted.size(), folder.file(CORRUPTED)));
  }

  private static boolean put(ObjectNode line, JournalEntries entries) {
    Optional<ResourceKey> key = StateCodec.key(line.path("k").asText());
    if (key.isEmpty()) {
      return false;
    }
    if (!line.hasNonNull("v")) {
      entries.put(key.get(), Optional.empty());
      return true;
    }
    try {
      entries.put(key.get(), Optional.of(StateCodec.recorded(line.path("v"))));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isHeader(ObjectNode line) {
    return line.path("lineage").isTextual() && line.path("serial").canConvertToLong();
  }

  private static Optional<ObjectNode> object(byte[] line) {
    try {
      return Optional.of(Json.parse(line));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<byte[]> lines(byte[] content) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : content) {
      if (b != '\n') {
        line.write(b);
      } else if (line.size() > 0) {
        lines.add(line.toByteArray());
        line.reset();
      }
    }
    if (line.size() > 0) {
      lines.add(line.toByteArray());
    }
    return lines;
  }

  private static void requireNobodyWrites(Path file) {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
        FileLock lock = open.getChannel().tryLock()) {
      if (lock == null) {
        throw StateProblem.journalInUse(file);
      }
    } catch (OverlappingFileLockException e) {
      throw StateProblem.journalInUse(file);
    } catch (IOException e) {
      throw StateProblem.localFiles("open", file, e);
    }
  }
}
