package dev.trowel.schema.preset;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileContentTest {

  private static final String NAMED = "databricks.yml:4:9";

  @TempDir Path folder;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void leavesOutTheByteOrderMark() throws IOException {
    assertThat(json("\uFEFF{\"a\": 1}".getBytes(UTF_8)).map(Text::text)).contains("{\"a\": 1}");
  }

  @Test
  void refusesAnotherEncoding() throws IOException {
    assertThat(json("{\"a\": 1}".getBytes(UTF_16))).isEmpty();

    Diagnostic said = only();
    assertThat(said.summary()).isEqualTo("the file is UTF-16");
    assertThat(said.spans()).extracting(Span::toString).containsExactly("f.json:1:1", NAMED);
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    assertThat(json(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})).isEmpty();

    assertThat(only().summary()).isEqualTo("the file is not UTF-8");
  }

  @Test
  void refusesEndlessNesting() throws IOException {
    assertThat(json(("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)).getBytes(UTF_8))).isEmpty();

    Diagnostic said = only();
    assertThat(said.summary()).isEqualTo("f.json is not a JSON object");
    assertThat(said.detail()).contains("nesting depth");
    assertThat(said.spans()).extracting(Span::toString).contains(NAMED);
  }

  private Optional<Text> json(byte[] content) throws IOException {
    Path file = folder.resolve("f.json");
    Files.write(file, content);
    LocalFiles files = new LocalFiles(folder, folder, "/Workspace/files");
    Text named = new Text(Span.at("databricks.yml", 4, 9), "f.json");
    return new FileContent(
            files, file, dev.trowel.schema.address.Path.of("x", "file_path"), named, diagnostics)
        .json();
  }

  private Diagnostic only() {
    assertThat(diagnostics.list()).hasSize(1);
    return diagnostics.list().getFirst();
  }
}
