package dev.trowel.app.report;

import dev.trowel.app.console.Findings;

/// A form in which findings can be written down.
interface Report {

  /// The name by which users choose it.
  String name();

  /// All findings in this form, a line feed at the end.
  String text(Findings findings);
}
