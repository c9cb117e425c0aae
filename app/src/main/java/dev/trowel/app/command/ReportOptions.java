package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Findings;
import dev.trowel.app.option.Given;
import dev.trowel.app.report.Reports;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.OptionSpec;

/// In which forms a result is written, and where to.
///
/// @param format the form of the result; empty for the one of `--output`
/// @param files a form for each file, by file
record ReportOptions(Optional<String> format, SequencedMap<Path, String> files) {

  private static final String FORMAT = "--format";
  private static final String REPORT = "--report";

  /// @param what what is printed, up to the forms' names
  /// @param names the forms there are
  static List<OptionSpec> specs(String what, List<String> names) {
    return List.of(
        value("FORMAT", what + ": " + String.join(", ", names) + ".", FORMAT),
        repeatable("FORMAT=FILE", "Also write it to a file; may be given again.", REPORT));
  }

  /// @param start the folder that files are relative to
  /// @param names the forms there are
  /// @throws StopException when a form is not known, or a file is not named
  static ReportOptions of(Given given, Path start, List<String> names) {
    Optional<String> format = given.value(FORMAT).map(name -> known(FORMAT, name, names));
    SequencedMap<Path, String> files = new LinkedHashMap<>();
    for (String each : given.values(REPORT)) {
      int sign = each.indexOf('=');
      String name = known(REPORT, sign < 0 ? each : each.substring(0, sign), names);
      files.put(file(start, sign < 0 ? "" : each.substring(sign + 1), name), name);
    }
    return new ReportOptions(format, files);
  }

  private static String known(String option, String name, List<String> names) {
    if (!names.contains(name)) {
      throw usage(option + " knows no form " + name, String.join(", ", names) + ".");
    }
    return name;
  }

  private static Path file(Path start, String name, String form) {
    try {
      if (!name.isBlank()) {
        return start.resolve(name);
      }
    } catch (InvalidPathException e) {
      throw usage(REPORT + " names no file: " + name, e.getReason());
    }
    throw usage(REPORT + " names no file", "Write --report " + form + "=FILE.");
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }

  /// What is printed for the program that runs this one, besides the text for people: the form it
  /// reads from the output, where there is one.
  static String annotations(Findings findings, Map<String, String> environment) {
    return Reports.spokenBy(environment).flatMap(form -> Reports.write(form, findings)).orElse("");
  }

  /// Writes the files.
  ///
  /// @param text gives what is written in a form
  /// @throws StopException `report-unwritable` when one cannot be written
  void write(UnaryOperator<String> text) {
    files.forEach((file, form) -> ReportFile.write(file, text.apply(form)));
  }
}
