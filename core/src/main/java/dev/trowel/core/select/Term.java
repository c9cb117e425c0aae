package dev.trowel.core.select;

import dev.trowel.schema.bundle.Bundle;
import java.util.function.Function;

/// One pattern of `--select` or `--exclude`.
///
/// @param option the option it was given to
/// @param text as written
/// @param pick what it means without its signs
/// @param dependencies whether it begins with `+`: what the meant ones refer to counts, too
/// @param dependants whether it ends with `+`: what refers to the meant ones counts, too
record Term(String option, String text, Pick pick, boolean dependencies, boolean dependants) {

  /// Reads patterns of one bundle.
  ///
  /// @param since what git says differs from a commit
  record Reader(Bundle bundle, Function<String, Changes> since) {

    /// Reads one.
    ///
    /// @param alwaysWith whether dependencies count without a `+`, too
    Term read(String option, String text, boolean alwaysWith) {
      boolean before = text.startsWith("+");
      boolean after = text.length() > 1 && text.endsWith("+");
      String bare = text.substring(before ? 1 : 0, text.length() - (after ? 1 : 0));
      return new Term(option, text, pick(bare), before || alwaysWith, after);
    }

    private Pick pick(String text) {
      if (text.startsWith(PickByTag.PREFIX)) {
        return PickByTag.of(text.substring(PickByTag.PREFIX.length()));
      }
      if (text.startsWith(PickByFile.PREFIX)) {
        return PickByFile.of(text.substring(PickByFile.PREFIX.length()));
      }
      if (text.startsWith(PickByChange.PREFIX)) {
        String ref = text.substring(PickByChange.PREFIX.length());
        return new PickByChange(ref, since.apply(ref), UsedFiles.of(bundle));
      }
      return PickByName.of(text);
    }
  }
}
