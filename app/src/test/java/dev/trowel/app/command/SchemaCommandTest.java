package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.app.transcript.Shell;
import dev.trowel.schema.shape.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaCommandTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void printsTheSchema() throws IOException {
    Shell.Result printed = run("schema");
    assertThat(JSON.readTree(printed.out()).toString()).isEqualTo(JsonSchema.whole().toString());
    assertThat(printed.out()).endsWith("}\n");
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void printsThePartialOne() throws IOException {
    assertThat(JSON.readTree(run("schema", "--partial").out()).toString())
        .isEqualTo(JsonSchema.partial().toString());
  }

  @Test
  void writesAFileBelowTheDirectory() throws IOException {
    Files.createDirectory(folder.resolve("bundle"));
    assertThat(run("schema", "-C", "bundle", "--out", ".databricks/schema.json").screen())
        .isEmpty();
    assertThat(folder.resolve("bundle/.databricks/schema.json"))
        .content()
        .isEqualTo(run("schema").out());
  }

  @Test
  void isTheSameInTheOtherSpelling() {
    assertThat(run("bundle", "schema").out()).isEqualTo(run("schema").out());
  }

  private Shell.Result run(String... arguments) {
    Shell.Result result = new Shell(folder, Map.of()).run(arguments);
    assertThat(result.exit()).isZero();
    return result;
  }
}
