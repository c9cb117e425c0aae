package dev.trowel.app.report;

/// A form in which findings can be written down.
interface Report {

  /// The name by which users choose it.
  String name();

  /// All findings in this form, a line feed at the end.
  String text(Findings findings);
}
