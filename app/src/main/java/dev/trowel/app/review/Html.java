package dev.trowel.app.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.address.ResourceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Pieces of HTML.
final class Html {

  private Html() {}

  /// Text that is text, between tags and in the values of attributes.
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + text.length() / 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /// Text from outside, with all in it to be seen, on one line.
  static String text(String text) {
    return escaped(Plain.line(text));
  }

  /// An element around text from outside.
  static String element(String name, String type, String text) {
    return "<" + name + " class=\"" + type + "\">" + text(text) + "</" + name + ">";
  }

  /// The attributes of a link to a resource of the page; its id is its key.
  static String to(ResourceKey key) {
    String text = Plain.line(key.toString());
    String address = URLEncoder.encode(text, UTF_8).replace("+", "%20");
    return "href=\"#" + address + "\" data-to=\"" + escaped(text) + "\"";
  }

  /// A link to a resource of the page.
  static String link(ResourceKey key) {
    return "<a " + to(key) + ">" + element("code", "", key.toString()) + "</a>";
  }

  /// A file that comes with the program, beside this class.
  static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The name by which a page allows a script or style of its own, and no other.
  static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
