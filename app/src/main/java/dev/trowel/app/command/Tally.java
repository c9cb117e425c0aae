package dev.trowel.app.command;

import dev.trowel.app.console.Findings;
import dev.trowel.app.console.Sums;
import dev.trowel.schema.diagnostic.Severity;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Collects what a call came to, in numbers, for those who call several commands and sum up.
public final class Tally {

  private final SequencedMap<String, Long> counts = new LinkedHashMap<>();
  private String target = "";
  private OptionalInt code = OptionalInt.empty();

  /// The target it was about; several with commas between.
  synchronized void target(String name) {
    target = name;
  }

  /// How many there were of something; said again, the last counts.
  ///
  /// @param what a word such as `errors`
  synchronized void count(String what, long number) {
    counts.put(what, number);
  }

  /// How much was found.
  void count(Findings findings) {
    count("errors", findings.count(Severity.ERROR));
    count("warnings", findings.count(Severity.WARNING));
  }

  /// The code of a program that ran in the place of this one, with which this one ends, too.
  synchronized void passes(int exitCode) {
    code = OptionalInt.of(exitCode);
  }

  synchronized OptionalInt passed() {
    return code;
  }

  synchronized Sums sums() {
    return new Sums(target, counts);
  }
}
