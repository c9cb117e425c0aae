package dev.trowel.app.report;

import dev.trowel.app.console.Finding;
import dev.trowel.app.console.Findings;
import dev.trowel.schema.source.Span;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A form of one line a finding, which a service reads from the output of a step.
interface Annotations extends Report {

  /// The line of a finding, without its end.
  ///
  /// @param properties what is known of it, by the service's names, in the order written
  String line(Finding finding, SequencedMap<String, String> properties);

  /// Adds what the service knows a place by.
  void place(String file, Span span, SequencedMap<String, String> properties);

  @Override
  default String text(Findings findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings.list()) {
      SequencedMap<String, String> properties = new LinkedHashMap<>();
      Optional<Span> span = Findings.place(finding);
      span.ifPresent(at -> place(findings.inRepository(at.file()), at, properties));
      text.append(line(finding, properties)).append('\n');
    }
    return text.toString();
  }
}
