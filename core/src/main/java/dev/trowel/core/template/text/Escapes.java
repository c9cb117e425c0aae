package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Escapes text for HTML, JavaScript and queries of addresses.
final class Escapes {

  private Escapes() {}

  static String html(List<@Nullable Object> values) {
    Output escaped = new Output();
    joined(values)
        .codePoints()
        .forEach(point ->
            escaped.add(
                switch (point) {
                  case 0 -> "\uFFFD";
                  case '"' -> "&#34;";
                  case '\'' -> "&#39;";
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  default -> Character.toString(point);
                }));
    return escaped.toString();
  }

  static String js(List<@Nullable Object> values) {
    Output escaped = new Output();
    joined(values).codePoints().forEach(point -> escaped.add(js(point)));
    return escaped.toString();
  }

  private static String js(int point) {
    return switch (point) {
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      case '"' -> "\\\"";
      case '<', '>', '&', '=' -> "\\u%04X".formatted(point);
      default -> {
        boolean isShown = point < 0x80 ? point >= ' ' : Quoting.isPrintable(point);
        yield isShown ? Character.toString(point) : "\\u%04X".formatted(point);
      }
    };
  }

  static String query(List<@Nullable Object> values) {
    Output escaped = new Output();
    for (byte character : joined(values).getBytes(UTF_8)) {
      int code = Byte.toUnsignedInt(character);
      if (code < 0x80 && (Character.isLetterOrDigit(code) || "-_.~".indexOf(code) >= 0)) {
        escaped.add((char) code);
      } else {
        escaped.add(code == ' ' ? "+" : "%%%02X".formatted(code));
      }
    }
    return escaped.toString();
  }

  /// The values printed, nil as actions print it.
  private static String joined(List<@Nullable Object> values) {
    List<@Nullable Object> shown = new ArrayList<>();
    for (Object value : values) {
      shown.add(value == null ? Printer.NO_VALUE : value);
    }
    return Printer.spaced(shown);
  }
}
