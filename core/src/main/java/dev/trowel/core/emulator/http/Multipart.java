package dev.trowel.core.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a form with files (`multipart/form-data`), as SDKs send it.
public final class Multipart {
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final String LINE = "\r\n";

  private Multipart() {}

  /// Whether a body is such a form; JSON never starts like that.
  public static boolean isMultipart(byte[] body) {
    return body.length > 2 && body[0] == '-' && body[1] == '-';
  }

  /// The form's parts by name, in order; 400 when it is cut off.
  public static Map<String, byte[]> parse(byte[] body) {
    // Latin-1 keeps every byte one character, so that positions are the same in both.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    int lineEnd = text.indexOf(LINE);
    String boundary = lineEnd < 0 ? text : text.substring(0, lineEnd);
    for (int start = lineEnd; start >= 0 && !text.startsWith("--", start); ) {
      int head = text.indexOf(LINE + LINE, start);
      int end = text.indexOf(LINE + boundary, head);
      if (head < 0 || end < 0) {
        throw ApiException.malformed("The multipart body is incomplete");
      }
      Matcher name = NAME.matcher(text.substring(start, head));
      String value = text.substring(head + 4, end);
      parts.put(name.find() ? name.group(1) : "", value.getBytes(StandardCharsets.ISO_8859_1));
      start = end + LINE.length() + boundary.length();
    }
    return parts;
  }
}
