package dev.trowel.core.history;

import dev.trowel.core.workspace.http.Body;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Bytes that are still coming, of which nobody knows how many: none of them is moved before all
/// are there.
final class Chunks extends OutputStream implements Body {

  private static final int A_CHUNK = 256 << 10;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[A_CHUNK];
  private int used;

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) {
    int from = start;
    while (from < start + length) {
      int some = Math.min(room(), start + length - from);
      System.arraycopy(bytes, from, last, used, some);
      used += some;
      from += some;
    }
  }

  private int room() {
    if (used == A_CHUNK) {
      full.add(last);
      last = new byte[A_CHUNK];
      used = 0;
    }
    return A_CHUNK - used;
  }

  @Override
  public long length() {
    return (long) full.size() * A_CHUNK + used;
  }

  @Override
  public InputStream open() {
    List<InputStream> all = new ArrayList<>();
    full.forEach(chunk -> all.add(new ByteArrayInputStream(chunk)));
    all.add(new ByteArrayInputStream(last, 0, used));
    return new SequenceInputStream(Collections.enumeration(all));
  }
}
