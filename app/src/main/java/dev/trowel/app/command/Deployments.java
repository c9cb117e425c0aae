package dev.trowel.app.command;

import dev.trowel.core.history.Entry;
import dev.trowel.core.history.HistoryFolder;
import dev.trowel.core.history.Result;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;

/// The history of a session's deployment.
record Deployments(HistoryFolder folder, String lineage, Diagnostics warnings) {
  /// More than anybody looks back.
  private static final int MANY = 100;

  static Deployments of(Session session, Diagnostics warnings) {
    return new Deployments(
        HistoryFolder.of(session.site().workspace().files(), session.bundle().layout().state()),
        lineage(session, warnings),
        warnings);
  }

  /// The history can be read also on the day on which the state cannot.
  private static String lineage(Session session, Diagnostics warnings) {
    try {
      return session.site().store().look().lineage();
    } catch (StopException stop) {
      stop.diagnostics().forEach(each -> warnings.add(each.as(Severity.WARNING)));
      return "";
    }
  }

  List<Entry> latest(int most) {
    return folder.latest(most, lineage, warnings);
  }

  /// The one with this number.
  ///
  /// @throws StopException `history-missing`
  Entry numbered(long number) {
    return folder
        .read(number, lineage, warnings)
        .orElseThrow(() -> stop("there is no deployment " + number));
  }

  /// The last successful one before the present.
  ///
  /// @throws StopException `history-missing`
  Entry lastGood() {
    return latest(MANY).stream()
        .skip(1)
        .filter(each -> each.result() == Result.DONE && each.blueprint().isPresent())
        .findFirst()
        .orElseThrow(() -> stop("there is no earlier deployment to go back to"));
  }

  /// Those that tell what `entry`, one of a part, left as it was; the latest first.
  List<Entry> before(Entry entry) {
    boolean part = entry.blueprint().filter(each -> !each.left().isEmpty()).isPresent();
    return part
        ? latest(MANY).stream().filter(each -> each.number() < entry.number()).toList()
        : List.of();
  }

  private StopException stop(String summary) {
    List<Diagnostic> told = new ArrayList<>(warnings.list());
    told.add(
        Diagnostic.error("history-missing", summary)
            .detail("trowel history shows those there are. Nothing was changed."));
    return new StopException(told);
  }
}
