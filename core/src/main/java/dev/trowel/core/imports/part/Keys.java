package dev.trowel.core.imports.part;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Keys for resources and variables, made of the names of things, each given once.
public final class Keys {

  private final Set<String> given = new HashSet<>();

  /// A key that was not given before.
  ///
  /// @param name any text
  /// @param otherwise the key of a name without letters
  public String fresh(String name, String otherwise) {
    String key = of(name, otherwise);
    String fresh = key;
    for (int i = 2; !given.add(fresh); i++) {
      fresh = key + "_" + i;
    }
    return fresh;
  }

  /// Small letters, digits and `_`, beginning with a letter.
  public static String of(String name, String otherwise) {
    String key =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("\\$\\{[^}]*}", " ")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[0-9_]+|_+$", "");
    return key.isEmpty() ? otherwise : key;
  }
}
