package dev.trowel.core.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path with parameters: `{name}` takes one segment, `{name...}` at the end takes the rest.
///
/// @param segments in order, without slashes
record Pattern(List<String> segments) {
  Pattern {
    segments = List.copyOf(segments);
  }

  static Pattern of(String text) {
    return new Pattern(split(text));
  }

  static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      parts.add(part);
    }
    return parts.subList(1, parts.size());
  }

  /// The parameters, decoded, when `path` (split, still encoded) fits.
  Optional<Map<String, String>> match(List<String> path) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.endsWith("...}")) {
        String rest = String.join("/", path.subList(Math.min(i, path.size()), path.size()));
        found.put(segment.substring(1, segment.length() - 4), decode(rest));
        return Optional.of(found);
      }
      if (i >= path.size() || !take(segment, path.get(i), found)) {
        return Optional.empty();
      }
    }
    return path.size() == segments.size() ? Optional.of(found) : Optional.empty();
  }

  private static boolean take(String segment, String part, Map<String, String> found) {
    if (!segment.startsWith("{")) {
      return segment.equals(part);
    }
    found.put(segment.substring(1, segment.length() - 1), decode(part));
    return !part.isEmpty();
  }

  /// A `+` in a path is a plus, unlike in a query.
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("Invalid percent-encoding: " + text);
    }
  }
}
