package dev.trowel.app.command;

import dev.trowel.core.history.Entry;
import dev.trowel.core.history.HistoryFolder;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;

/// The history of a session's deployment.
record Deployments(HistoryFolder folder, String lineage, Diagnostics warnings) {
  static Deployments of(Session session, Diagnostics warnings) {
    return new Deployments(
        HistoryFolder.of(
            session.site().workspace().files(), session.bundle().layout().state()),
        session.site().store().look().lineage(),
        warnings);
  }

  List<Entry> latest(int most) {
    return folder.latest(most, lineage, warnings);
  }

  /// The one with this number.
  ///
  /// @throws StopException `history-missing`
  Entry numbered(long number) {
    return folder.read(number, lineage, warnings).orElseThrow(() -> missing(number));
  }

  private StopException missing(long number) {
    List<Diagnostic> told = new ArrayList<>(warnings.list());
    told.add(
        Diagnostic.error("history-missing", "there is no deployment " + number)
            .detail("trowel history shows those there are. Nothing was changed."));
    return new StopException(told);
  }
}
