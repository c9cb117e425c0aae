package dev.trowel.core.ready;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One version of a registered model of Unity Catalog, by its number or by an alias.
///
/// @param name in full, such as `prod.ml.taxi`
/// @param sort what `label` is
/// @param label the number, or the alias without `@`
public record ModelRef(String name, Sort sort, String label) {

  /// How addresses begin.
  static final String SCHEME = "models:/";

  private static final Pattern NAME = Pattern.compile("[^.\\s/@]+\\.[^.\\s/@]+\\.[^.\\s/@]+");
  private static final Pattern URI =
      Pattern.compile("models:/([^/@\\s\"']+)(?:@([A-Za-z0-9_-]+)|/(\\d{1,9})\\b)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /// By what a version is named.
  public enum Sort {
    /// By its number.
    VERSION,
    /// By a name that can lead to another version tomorrow.
    ALIAS
  }

  /// What `name` and `version` of a served entity mean: a number, or `@` and an alias. Empty for
  /// what is not in Unity Catalog, or not known yet.
  public static Optional<ModelRef> of(String name, String version) {
    if (!NAME.matcher(name).matches() || name.contains("${")) {
      return Optional.empty();
    }
    if (NUMBER.matcher(version).matches()) {
      return Optional.of(new ModelRef(name, Sort.VERSION, version));
    }
    return isAlias(version)
        ? Optional.of(new ModelRef(name, Sort.ALIAS, version.substring(1)))
        : Optional.empty();
  }

  /// Whether a served entity's version is an alias.
  static boolean isAlias(String version) {
    return version.length() > 1 && version.startsWith("@");
  }

  /// The addresses `models:/NAME@ALIAS` and `models:/NAME/VERSION` in a text.
  static List<ModelRef> in(String text) {
    List<ModelRef> found = new ArrayList<>();
    if (text.contains(SCHEME)) {
      Matcher uris = URI.matcher(text);
      while (uris.find()) {
        String version = uris.group(2) == null ? uris.group(3) : "@" + uris.group(2);
        of(uris.group(1), version).ifPresent(found::add);
      }
    }
    return found;
  }

  /// The addresses of several, in a line.
  static String text(List<ModelRef> refs) {
    return refs.stream().map(ModelRef::toString).collect(Collectors.joining(", "));
  }

  /// Its address, `models:/NAME@ALIAS` or `models:/NAME/VERSION`.
  @Override
  public String toString() {
    return "models:/" + name + (sort == Sort.ALIAS ? "@" : "/") + label;
  }
}
