package dev.trowel.core.emulator.http;

import java.nio.charset.StandardCharsets;

/// Bytes that nobody changes any more.
public final class Bytes {
  /// None.
  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /// Takes `array` as it is; the caller gives it up.
  public static Bytes of(byte[] array) {
    return array.length == 0 ? NONE : new Bytes(array);
  }

  /// `text` in UTF-8.
  public static Bytes of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves, not to be changed.
  public byte[] array() {
    return array;
  }

  /// How many.
  public int size() {
    return array.length;
  }

  /// The bytes read as UTF-8.
  public String text() {
    return new String(array, StandardCharsets.UTF_8);
  }
}
