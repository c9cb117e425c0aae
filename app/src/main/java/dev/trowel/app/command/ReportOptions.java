package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.repeatable;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Findings;
import dev.trowel.app.option.Given;
import dev.trowel.app.report.Reports;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Model.OptionSpec;

/// In which forms findings are written, and where to.
///
/// @param format the form of the result; empty for the one of `--output`
/// @param files a form for each file, by file
record ReportOptions(Optional<String> format, SequencedMap<Path, String> files) {

  private static final String FORMAT = "--format";
  private static final String REPORT = "--report";

  static List<OptionSpec> specs() {
    String names = String.join(", ", Reports.names());
    return List.of(
        value("FORMAT", "Print findings for a machine: " + names + ".", FORMAT),
        repeatable("FORMAT=FILE", "Also write them to a file; may be given again.", REPORT));
  }

  /// @param start the folder that files are relative to
  /// @throws StopException when a form is not known, or a file is not named
  static ReportOptions of(Given given, Path start) {
    Optional<String> format = given.value(FORMAT).map(name -> known(FORMAT, name));
    SequencedMap<Path, String> files = new LinkedHashMap<>();
    for (String each : given.values(REPORT)) {
      int sign = each.indexOf('=');
      String name = known(REPORT, sign < 0 ? each : each.substring(0, sign));
      files.put(file(start, sign < 0 ? "" : each.substring(sign + 1)), name);
    }
    return new ReportOptions(format, files);
  }

  private static String known(String option, String name) {
    if (!Reports.names().contains(name)) {
      throw usage(option + " knows no form " + name, String.join(", ", Reports.names()) + ".");
    }
    return name;
  }

  private static Path file(Path start, String name) {
    try {
      if (!name.isBlank()) {
        return start.resolve(name);
      }
    } catch (InvalidPathException e) {
      throw usage(REPORT + " names no file: " + name, e.getReason());
    }
    throw usage(REPORT + " names no file", "Write --report sarif=findings.sarif.");
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
  /// @throws StopException `report-unwritable` when one cannot be written
  void write(Findings findings) {
    files.forEach((file, form) -> {
      try {
        Files.writeString(file, Reports.write(form, findings).orElseThrow());
      } catch (IOException e) {
        throw new StopException(
            Diagnostic.error("report-unwritable", "cannot write " + file + ": " + Why.of(e))
                .detail("Name a file in a folder that exists and can be written to."));
      }
    });
  }
}
