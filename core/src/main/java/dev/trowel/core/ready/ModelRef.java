package dev.trowel.core.ready;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One version of a registered model: of Unity Catalog by its number or by an alias, of the
/// workspace's own registry by its stage.
///
/// @param name in full, such as `prod.ml.taxi`
/// @param sort what `label` is
/// @param label the number, the alias without `@`, or the stage as the registry writes it
public record ModelRef(String name, Sort sort, String label) {

  /// How addresses begin.
  static final String SCHEME = "models:/";

  private static final Pattern NAME = Pattern.compile("[^.\\s/@]+\\.[^.\\s/@]+\\.[^.\\s/@]+");
  private static final List<String> STAGES = List.of("None", "Staging", "Production", "Archived");
  private static final Pattern URI =
      Pattern.compile(
          "models:/([^/@\\s\"']+)(?:@([A-Za-z0-9_-]+)|/(\\d{1,9}|(?i:none|staging|production|archived))\\b)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /// By what a version is named.
  public enum Sort {
    /// By its number.
    VERSION,
    /// By a name that can lead to another version tomorrow.
    ALIAS,
    /// By where it stands on its way; the newest version there.
    STAGE
  }

  /// What `name` and `version` of a served entity mean: a number, `@` and an alias, or a stage.
  /// Empty for what is not known yet, for stages in Unity Catalog, which has none, and for all else
  /// outside of it.
  public static Optional<ModelRef> of(String name, String version) {
    if (name.isEmpty() || name.contains("${")) {
      return Optional.empty();
    }
    if (!NAME.matcher(name).matches()) {
      return stage(version).map(stage -> new ModelRef(name, Sort.STAGE, stage));
    }
    if (NUMBER.matcher(version).matches()) {
      return Optional.of(new ModelRef(name, Sort.VERSION, version));
    }
    return isAlias(version)
        ? Optional.of(new ModelRef(name, Sort.ALIAS, version.substring(1)))
        : Optional.empty();
  }

  /// The stage that is called so, in any letter case.
  private static Optional<String> stage(String written) {
    return STAGES.stream().filter(written::equalsIgnoreCase).findFirst();
  }

  /// Whether a served entity's version is no number, but a name for one.
  static boolean isLabel(String version) {
    return isAlias(version) || stage(version).isPresent();
  }

  /// Whether a served entity's version is an alias.
  static boolean isAlias(String version) {
    return version.length() > 1 && version.startsWith("@");
  }

  /// The addresses `models:/NAME@ALIAS`, `models:/NAME/VERSION` and `models:/NAME/STAGE` in a text.
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

  /// Its address, such as `models:/NAME@ALIAS` or `models:/NAME/VERSION`.
  @Override
  public String toString() {
    return "models:/" + name + (sort == Sort.ALIAS ? "@" : "/") + label;
  }
}
