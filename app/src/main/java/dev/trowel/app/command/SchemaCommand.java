package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.JsonText;
import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
        name -> write(invocation.common().directory(), name, schema),
        () -> invocation.console().result(schema));
    return Exit.DONE;
  }

  private static void write(Path start, String name, String schema) {
    try {
      Path file = start.resolve(name).toAbsolutePath();
      Files.createDirectories(Objects.requireNonNullElse(file.getParent(), file));
      Files.writeString(file, schema);
    } catch (IOException e) {
      throw unwritable(name, Why.of(e));
    } catch (InvalidPathException e) {
      throw unwritable(name, e.getReason());
    }
  }

  private static StopException unwritable(String name, String why) {
    return new StopException(
        Diagnostic.error("report-unwritable", "cannot write " + name + ": " + why)
            .detail("Name a file in a folder that can be written to."));
  }
}
