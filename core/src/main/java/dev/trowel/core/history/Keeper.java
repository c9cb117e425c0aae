package dev.trowel.core.history;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Keeps the files of the latest deployments.
///
/// @param folder where they are kept
/// @param keep how many archives stay
/// @param largest how many bytes of files one may have
record Keeper(HistoryFolder folder, int keep, long largest) {
  /// How many bytes of files are kept of one deployment.
  static final long LARGEST = 100L << 20;

  Keeper(HistoryFolder folder, int keep) {
    this(folder, keep, LARGEST);
  }

  /// Keeps the files of a deployment, unless they are there already.
  ///
  /// @param look tells which are there
  /// @param warnings takes why they are not kept, where that is a fault
  Archived keep(Deed deed, HistoryLook look, Diagnostics warnings) {
    if (deed.bundle().isSourceLinked()) {
      return Archived.not("the deployment uses the files where they are (linked sources)");
    }
    Archive archive = Archive.of(deed);
    if (archive.files().isEmpty()) {
      return Archived.NOTHING;
    }
    if (keep == 0) {
      return Archived.not("trowel.history.keep is 0");
    }
    if (archive.size() > largest) {
      return Archived.not("they are larger than %d MB".formatted(largest >> 20));
    }
    try {
      String digest = archive.digest();
      if (!look.archives().contains(digest)) {
        folder.keep(digest, archive.pack());
      }
      return new Archived(digest, "");
    } catch (IOException e) {
      warnings.add(
          Diagnostic.warning("history-not-written", "the files of this deployment are not kept")
              .detail(
                  e.getMessage()
                      + ". The deployment is not affected; no rollback leads back to it."));
      return Archived.not("they could not be read: " + e.getMessage());
    } catch (StopException stop) {
      warnings.addAll(HistoryProblem.notWritten("its files are not kept", stop));
      return Archived.not("they could not be written");
    }
  }

  /// Removes the archives that no record among the latest ones needs.
  ///
  /// @param latest the digest that was kept last
  /// @param before the archives that were there before
  void prune(String latest, List<String> before) {
    Set<String> there = new LinkedHashSet<>(before);
    there.add(latest);
    if (there.size() <= keep) {
      return;
    }
    Set<String> needed = new LinkedHashSet<>();
    needed.add(latest);
    for (Entry each : folder.latest(2 * keep, "", new Diagnostics())) {
      if (needed.size() < keep && !each.archived().digest().isEmpty()) {
        needed.add(each.archived().digest());
      }
    }
    there.stream().filter(digest -> !needed.contains(digest)).forEach(folder::drop);
  }
}
