package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Writes and reads `%20` and the like; what need not be written so depends on the part of the
/// address.
enum Percent {
  /// A path.
  PATH("-_.~$&+,/:;=@"),
  /// A host, in which only what is not ASCII may be written so.
  HOST("-_.~!$&'()*+,;=:[]<>\""),
  /// A user and a password.
  USER("-_.~$&+,;="),
  /// A name or value of a query.
  QUERY("-_.~"),
  /// What is behind `#`.
  FRAGMENT("-_.~$&+,/:;=?@!()*");

  /// What may stand in a path or behind `#` as it is, although it would be written with a percent.
  private static final String RESERVED = "!$&'()*+,;=:@[]%";

  private final String plain;

  Percent(String plain) {
    this.plain = plain;
  }

  String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      int code = Byte.toUnsignedInt(each);
      if (code == ' ' && this == QUERY) {
        escaped.append('+');
      } else if (isPlain(code)) {
        escaped.append((char) code);
      } else {
        escaped.append("%%%02X".formatted(code));
      }
    }
    return escaped.toString();
  }

  /// @throws FunctionFault when an escape is none
  String unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < text.length(); ) {
      char character = text.charAt(at);
      if (character == '%') {
        bytes.write(code(text, at));
        at += 3;
        continue;
      }
      if (this == HOST && character < 0x80 && !isPlain(character)) {
        throw new FunctionFault(
            "invalid character \"%s\" in host name".formatted(character), Addresses.FORM);
      }
      int point = text.codePointAt(at);
      boolean isPlus = this == QUERY && point == '+';
      bytes.writeBytes(Character.toString(isPlus ? ' ' : point).getBytes(UTF_8));
      at += Character.charCount(point);
    }
    return bytes.toString(UTF_8);
  }

  /// The text as it is written, where it can be written so; else what it says, escaped.
  String written(String text) {
    boolean isFine =
        text.codePoints().allMatch(code -> isPlain(code) || RESERVED.indexOf(code) >= 0);
    return isFine ? text : escape(unescape(text));
  }

  private int code(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    boolean isAllowed = this != HOST || high >= 8 || (high == 2 && low == 5);
    if (high < 0 || low < 0 || !isAllowed) {
      throw new FunctionFault(
          "invalid URL escape \"%s\""
              .formatted(text.substring(at, Math.min(at + 3, text.length()))),
          "A percent sign is written %25.");
    }
    return high * 16 + low;
  }

  private boolean isPlain(int code) {
    boolean isLetter =
        (code >= 'a' && code <= 'z')
            || (code >= 'A' && code <= 'Z')
            || (code >= '0' && code <= '9');
    return isLetter || (code < 0x80 && plain.indexOf(code) >= 0);
  }
}
