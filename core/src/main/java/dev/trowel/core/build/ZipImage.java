package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip file as its parts, so that some can be exchanged while the others stay byte for byte, with
/// the rights of their files: `java.util.zip` would drop those and compress anew.
final class ZipImage {

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int SIZES_FOLLOW = 8;
  private static final int VERSION = 20;
  private static final int MANY = 0xffff;
  private static final int LARGEST_TEXT = 16 << 20;

  private ZipImage() {}

  /// One file in it.
  ///
  /// @param name the bytes of the name, as ISO 8859-1
  /// @param kind version made by, flags, method, time and date, internal and external attributes
  record Item(String name, Kind kind, long crc, int size, ByteBuffer packed) {

    /// The same file under another name.
    Item named(String other) {
      return new Item(other, kind, crc, size, packed);
    }

    /// The same file with other content, which is not compressed.
    Item with(byte[] content) {
      CRC32 sum = new CRC32();
      sum.update(content);
      return new Item(
          name, kind.stored(), sum.getValue(), content.length, ByteBuffer.wrap(content));
    }

    /// What the file holds.
    ///
    /// @throws IOException when it is damaged or far larger than text
    byte[] content() throws IOException {
      if (kind.method == STORED) {
        byte[] content = new byte[packed.remaining()];
        packed.duplicate().get(content);
        return content;
      }
      if (kind.method != DEFLATED || size > LARGEST_TEXT || size < 0) {
        throw new IOException(name + " cannot be unpacked");
      }
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(packed.duplicate());
        byte[] content = new byte[size];
        if (size > 0 && inflater.inflate(content) != size) {
          throw new IOException(name + " is damaged");
        }
        return content;
      } catch (DataFormatException e) {
        throw new IOException(name + " is damaged", e);
      } finally {
        inflater.end();
      }
    }
  }

  private record Kind(int madeBy, int flags, int method, int time, int internal, int external) {
    Kind stored() {
      return new Kind(madeBy, flags, STORED, time, internal, external);
    }
  }

  /// The files of the zip file that `bytes` are, in the order of its directory.
  ///
  /// @throws IOException when it is none, or has more than 4 GB or 65,000 files
  static List<Item> read(byte[] bytes) throws IOException {
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      int end = end(zip);
      int count = u16(zip, end + 10);
      if (count == MANY) {
        throw new IOException("it has more than " + MANY + " files");
      }
      int at = zip.getInt(end + 16);
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        items.add(item(zip, at));
        at += CENTRAL_SIZE + u16(zip, at + 28) + u16(zip, at + 30) + u16(zip, at + 32);
      }
      return items;
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IOException("the zip file is damaged", e);
    }
  }

  private static int end(ByteBuffer zip) throws IOException {
    int last = zip.capacity() - END_SIZE;
    for (int at = last; at >= 0 && at >= last - 0xffff; at--) {
      if (zip.getInt(at) == END) {
        return at;
      }
    }
    throw new IOException("it is no zip file");
  }

  private static Item item(ByteBuffer zip, int at) throws IOException {
    int local = zip.getInt(at + 42);
    if (zip.getInt(at) != CENTRAL || zip.getInt(local) != LOCAL) {
      throw new IOException("the zip file is damaged");
    }
    int packed = zip.getInt(at + 20);
    int data = local + LOCAL_SIZE + u16(zip, local + 26) + u16(zip, local + 28);
    Kind kind =
        new Kind(
            u16(zip, at + 4),
            u16(zip, at + 8) & ~SIZES_FOLLOW,
            u16(zip, at + 10),
            zip.getInt(at + 12),
            u16(zip, at + 36),
            zip.getInt(at + 38));
    return new Item(
        ISO_8859_1.decode(slice(zip, at + CENTRAL_SIZE, u16(zip, at + 28))).toString(),
        kind,
        zip.getInt(at + 16) & 0xffffffffL,
        zip.getInt(at + 24),
        slice(zip, data, packed));
  }

  private static ByteBuffer slice(ByteBuffer zip, int at, int size) {
    if (at < 0 || size < 0 || size > zip.capacity() - at) {
      throw new IndexOutOfBoundsException(at);
    }
    return zip.slice(at, size);
  }

  private static int u16(ByteBuffer zip, int at) {
    return zip.getShort(at) & 0xffff;
  }

  /// The zip file that has `items`; the same bytes for the same items.
  static byte[] write(List<Item> items) {
    ByteBuffer zip = ByteBuffer.allocate(size(items)).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> places = new ArrayList<>();
    for (Item item : items) {
      places.add(zip.position());
      common(zip.putInt(LOCAL), item).putShort((short) 0);
      zip.put(name(item)).put(item.packed().duplicate());
    }
    int start = zip.position();
    for (int i = 0; i < items.size(); i++) {
      central(zip, items.get(i), places.get(i));
    }
    int size = zip.position() - start;
    zip.putInt(END).putInt(0).putShort((short) items.size()).putShort((short) items.size());
    zip.putInt(size).putInt(start).putShort((short) 0);
    return zip.array();
  }

  private static int size(List<Item> items) {
    return END_SIZE
        + items.stream()
            .mapToInt(item ->
                LOCAL_SIZE + CENTRAL_SIZE + 2 * name(item).length + item.packed().remaining())
            .sum();
  }

  private static byte[] name(Item item) {
    return item.name().getBytes(ISO_8859_1);
  }

  private static void central(ByteBuffer zip, Item item, int place) {
    common(zip.putInt(CENTRAL).putShort((short) item.kind().madeBy()), item);
    zip.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    zip.putShort((short) item.kind().internal()).putInt(item.kind().external());
    zip.putInt(place).put(name(item));
  }

  private static ByteBuffer common(ByteBuffer zip, Item item) {
    zip.putShort((short) VERSION).putShort((short) item.kind().flags());
    zip.putShort((short) item.kind().method()).putInt(item.kind().time());
    zip.putInt((int) item.crc()).putInt(item.packed().remaining()).putInt(item.size());
    return zip.putShort((short) name(item).length);
  }
}
