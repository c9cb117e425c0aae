package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.ImportReport;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.imports.ImportRun;
import dev.trowel.core.imports.Importers;
import dev.trowel.core.imports.part.Asked;
import dev.trowel.core.imports.part.Importer;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Makes a bundle of what was deployed by other means.
final class ImportCommand implements Command {

  private static final String OUTPUT = "--output-dir";
  private static final String TARGETS = "--targets";
  private static final String NAME = "--name";
  private static final String ADOPT = "--adopt";
  private static final String DRY = "--dry-run";

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "Make a bundle of job JSON, Terraform, recipes or dbx.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (Importer each : Importers.ALL) {
      lines.add("  trowel import %-11s %s".formatted(each.name(), each.summary()));
      each.details().forEach(line -> lines.add("    " + line));
    }
    lines.add("Values that differ by environment become variables. What a bundle cannot");
    lines.add("say is told with its place. Writes all files or none, and over none.");
    return lines;
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        value("DIR", "Where to write the bundle; else where one is.", OUTPUT),
        value("NAMES", "The environments, such as dev,staging,prod.", TARGETS),
        value("NAME", "What the bundle is called.", NAME),
        flag("Go on with the jobs that are there, by id or name.", ADOPT),
        flag("Print what would be written, and write nothing.", DRY));
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return List.of(Adding.argument("SORT PATH…", "What to import, and its files or folders."));
  }

  @Override
  public Exit run(Invocation invocation) {
    Importer importer = importer(invocation.given().arguments());
    Asked asked = asked(invocation);
    ImportRun.Result result = ImportRun.of(importer, asked, invocation.given().value(NAME));
    print(invocation, result);
    return Exit.DONE;
  }

  private static Importer importer(List<String> arguments) {
    List<String> names = Importers.ALL.stream().map(Importer::name).toList();
    String known = "There are: " + String.join(", ", names) + ".";
    if (arguments.isEmpty()) {
      throw usage("import needs to know what to import", known);
    }
    String name = arguments.getFirst();
    return Importers.ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> usage("nothing imports " + name, Suggestion.advice(name, names, known)));
  }

  private static Asked asked(Invocation invocation) {
    Given given = invocation.given();
    Path here = invocation.common().directory();
    List<String> arguments = given.arguments();
    if (arguments.size() < 2) {
      throw usage(
          "import %s needs files or a folder".formatted(arguments.getFirst()),
          "Such as: trowel import %s .".formatted(arguments.getFirst()));
    }
    return new Asked(
        here,
        arguments.stream().skip(1).map(each -> here.resolve(each).normalize()).toList(),
        here.resolve(given.value(OUTPUT).orElse("")).normalize(),
        targets(given.value(TARGETS).orElse("")),
        given.flag(ADOPT));
  }

  private static List<String> targets(String given) {
    List<String> names = given.isEmpty() ? List.of() : List.of(given.split(",", -1));
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw usage("no target can be called \"%s\"".formatted(name), "Such as: dev,staging,prod");
      }
    }
    return names.stream().distinct().toList();
  }

  private static StopException usage(String summary, String detail) {
    return new StopException(Diagnostic.error("bad-usage", summary).detail(detail));
  }

  private static void print(Invocation invocation, ImportRun.Result result) {
    Console console = invocation.console();
    boolean dry = invocation.given().flag(DRY);
    List<String> files = result.draft().changed();
    console.report(result.notes());
    if (!dry) {
      result.draft().write();
    }
    if (invocation.common().format() == Format.JSON) {
      console.result(ImportReport.json(files, result.targets(), dry, result.notes()));
    } else if (dry) {
      console.result(result.draft().diff());
      console.progress("Would write %s".formatted(ImportReport.count(files)));
    } else {
      String output = invocation.given().value(OUTPUT).orElse("");
      console.result(ImportReport.text(files, result.targets(), output));
    }
  }
}
