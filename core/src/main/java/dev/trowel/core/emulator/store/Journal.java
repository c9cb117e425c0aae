package dev.trowel.core.emulator.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The changes since the snapshot, one line each, appended and forced to the disk.
///
/// Forcing is shared: whoever waits finds the lines of others forced along with its own.
final class Journal implements AutoCloseable {
  static final String FILE = "journal.jsonl";

  /// A document put, or removed when empty.
  record Change(String table, String id, Optional<ObjectNode> document) {}

  private final FileChannel channel;
  private final ReentrantLock forcing = new ReentrantLock();
  private long forced;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /// Opens an empty journal in `folder`; what was in it is in the snapshot by now.
  static Journal openEmpty(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(0);
    channel.force(true);
    return new Journal(channel);
  }

  /// Writes one whole line or nothing, and returns the position up to which it has to be forced.
  long append(long serial, List<Change> changes) throws IOException {
    long start = channel.position();
    try {
      write(ByteBuffer.wrap(encode(serial, changes)));
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
    return channel.position();
  }

  private void write(ByteBuffer line) throws IOException {
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  /// Waits until everything up to `position` is on the disk.
  void force(long position) throws IOException {
    forcing.lock();
    try {
      if (forced < position) {
        long end = channel.position();
        channel.force(false);
        forced = end;
      }
    } finally {
      forcing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static byte[] encode(long serial, List<Change> changes) {
    ObjectNode line = Json.MAPPER.createObjectNode().put("serial", serial);
    ArrayNode list = line.putArray("changes");
    for (Change change : changes) {
      ObjectNode node = list.addObject().put("table", change.table()).put("id", change.id());
      change.document().ifPresent(document -> node.set("document", document));
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
