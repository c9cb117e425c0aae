package dev.trowel.core.emulator.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything as of one serial, one line each: first the serial, then a document a line.
///
/// The journal's lines up to that serial are skipped, so a crash between writing the snapshot and
/// emptying the journal does no harm.
final class Snapshot {
  private static final String FILE = "snapshot.jsonl";

  private Snapshot() {}

  /// Reads snapshot and journal of `folder` into `tables`; returns the last serial.
  ///
  /// A torn last line of the journal was never acknowledged and is passed over; damage elsewhere is
  /// an error.
  static long load(Path folder, Tables tables) throws IOException {
    long serial = readSnapshot(folder.resolve(FILE), tables);
    Path journal = folder.resolve(Journal.FILE);
    if (!Files.exists(journal)) {
      return serial;
    }
    String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      Optional<JsonNode> line = parse(text.substring(start, end));
      if (line.isEmpty() && end + 1 < text.length()) {
        throw new IOException(journal + " is damaged at character " + start);
      }
      serial = line.isPresent() ? replay(line.get(), serial, tables) : serial;
      start = end + 1;
    }
    return serial;
  }

  /// Writes everything beside the old snapshot, forces it, and puts it in its place.
  static void write(Path folder, long serial, Tables tables) throws IOException {
    Path fresh = folder.resolve(FILE + ".new");
    try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
      out.write(Json.MAPPER.createObjectNode().put("serial", serial) + "\n");
      for (var table : tables.all().entrySet()) {
        for (var row : table.getValue().entrySet()) {
          out.write(line(table.getKey(), row.getKey(), row.getValue()) + "\n");
        }
      }
    }
    forceFile(fresh);
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    forceFolder(folder);
  }

  static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Windows cannot open a folder; there the rename itself is durable enough.
  static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static long readSnapshot(Path file, Tables tables) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      Iterator<String> each = lines.iterator();
      long serial = Json.MAPPER.readTree(each.next()).path("serial").asLong();
      while (each.hasNext()) {
        set(Json.MAPPER.readTree(each.next()), tables);
      }
      return serial;
    }
  }

  private static ObjectNode line(String table, String id, ObjectNode document) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("table", table).put("id", id);
    node.set("document", document);
    return node;
  }

  private static Optional<JsonNode> parse(String line) {
    try {
      return Optional.of(Json.MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static long replay(JsonNode line, long serial, Tables tables) {
    long own = line.path("serial").asLong();
    if (own <= serial) {
      return serial;
    }
    List<JsonNode> changes = line.path("changes").valueStream().toList();
    changes.forEach(change -> set(change, tables));
    return own;
  }

  private static void set(JsonNode change, Tables tables) {
    ObjectNode document = change.get("document") instanceof ObjectNode found ? found : null;
    tables.set(change.path("table").asText(), change.path("id").asText(), document);
  }
}
