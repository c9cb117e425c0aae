package dev.trowel.schema.yaml;

import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.LineEnds;
import dev.trowel.schema.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Bytes to text: UTF-8 with or without a byte order mark, and nothing else.
final class FileText {

  private FileText() {}

  /// The text of `bytes`, without a byte order mark.
  ///
  /// @param survey what they are made of
  /// @throws StopException when they are no UTF-8 text, or one with control characters
  static String decode(String file, byte[] bytes, Survey survey) {
    if (survey.isPlain()) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    String text = utf8(file, bytes);
    refuseControls(file, text);
    return text;
  }

  /// The same, whatever characters it has.
  ///
  /// @throws StopException when they are no UTF-8
  static String utf8(String file, byte[] bytes) {
    if (isUtf16(bytes)) {
      throw new StopException(Faults.encoding(Span.at(file, 1, 1), "the file is UTF-16"));
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new StopException(
          Faults.encoding(after(file, text, text.length()), "the file is not UTF-8"));
    }
    return text;
  }

  /// With a byte order mark, or, as YAML and JSON begin with a character of ASCII, with every other
  /// byte 0.
  private static boolean isUtf16(byte[] bytes) {
    boolean bare =
        bytes.length > 3
            && ((bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0)
                || (bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0));
    return bare || startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
  }

  private static void refuseControls(String file, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        String name = String.format("U+%04X", (int) c);
        throw new StopException(
            Faults.encoding(after(file, text, i), "the file holds the control character " + name));
      }
    }
  }

  private static boolean isControl(char c) {
    boolean low = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean high = c >= 0x7F && c < 0xA0 && c != 0x85;
    return low || high || c == 0xFFFE || c == 0xFFFF;
  }

  private static Span after(String file, String text, int end) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (LineEnds.at(text, i)) {
        line++;
        lineStart = i + 1;
      }
    }
    return Span.at(file, line, end - lineStart + 1);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
