package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.JsonText;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.shape.JsonSchema;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Prints the JSON Schema of bundle files, by which editors complete and check them.
final class SchemaCommand implements Command {

  private static final String PARTIAL = "--partial";
  private static final String OUT = "--out";

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public String summary() {
    return "Print the JSON Schema of bundle files, for editors.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Write it to a file that the editor is told of, such as",
        "  trowel schema --out .databricks/bundle.schema.json");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        flag("Require nothing, for files that hold parts of a bundle.", PARTIAL),
        value("FILE", "Write it to FILE, and make the folder.", OUT));
  }

  @Override
  public Exit run(Invocation invocation) {
    boolean partial = invocation.given().flag(PARTIAL);
    String schema = JsonText.of(partial ? JsonSchema.partial() : JsonSchema.whole());
    Optional<String> file = invocation.given().value(OUT);
    file.ifPresentOrElse(
        name -> ReportFile.writeWithFolder(invocation.common().directory(), name, schema),
        () -> invocation.console().result(schema));
    return Exit.DONE;
  }
}
