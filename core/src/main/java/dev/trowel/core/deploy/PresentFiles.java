package dev.trowel.core.deploy;

import dev.trowel.core.sync.SourceFile;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;

/// The files that a deployment from this machine would have now.
public final class PresentFiles {
  private PresentFiles() {}

  /// All of them; changes nothing.
  ///
  /// @param warnings takes what is to be said besides
  /// @throws dev.trowel.schema.diagnostic.StopException when files cannot be read
  public static List<SourceFile> of(Site site, Diagnostics warnings) {
    return new FileSync(site.untouched()).plan(warnings).files();
  }
}
