package dev.trowel.core.adopt;

import java.util.Locale;

/// Makes keys of resources out of names of objects.
final class Keys {

  private static final String NONE = "unnamed";

  private Keys() {}

  /// A key that says what `name` says: small letters, digits and underscores.
  static String of(String name) {
    String last = name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name;
    StringBuilder key = new StringBuilder();
    for (char each : last.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
      if (plain) {
        key.append(each);
      } else if (!key.isEmpty() && key.charAt(key.length() - 1) != '_') {
        key.append('_');
      }
    }
    int end = key.length() - 1;
    String bare = end >= 0 && key.charAt(end) == '_' ? key.substring(0, end) : key.toString();
    return bare.isEmpty() ? NONE : bare;
  }
}
