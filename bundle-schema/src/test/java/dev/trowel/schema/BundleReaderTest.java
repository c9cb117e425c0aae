package dev.trowel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleReaderTest {

  @TempDir private Path folder;

  @Test
  void listsTargetsInTheOrderWritten() throws IOException {
    write("databricks.yml", "include: [a.yml]\ntargets: {prod: {}, dev: {}}\n");
    write("a.yml", "targets: {test: {}}\n");
    assertThat(BundleReader.targets(folder, Options.none())).containsExactly("prod", "dev", "test");
  }

  @Test
  void saysWhereItReadFrom() throws IOException {
    write("bundle.yaml", "include: [\"r/*.yml\"]\n");
    write("r/a.yml", "");
    Selected selected = BundleReader.select(folder.resolve("r"), Options.none());
    assertThat(selected.root()).isEqualTo(folder);
    assertThat(selected.rootFile()).isEqualTo("bundle.yaml");
    assertThat(selected.includes()).containsExactly("r/a.yml");
    assertThat(selected.target()).isEqualTo("default");
  }

  @Test
  void stopsWithEverythingFoundWhenTheRootFileIsBroken() throws IOException {
    write("databricks.yml", "a: [\n");
    assertThatThrownBy(() -> BundleReader.select(folder, Options.none()))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(codes(stop.diagnostics())).containsExactly("syntax"));
  }

  @Test
  void stopsWithEverythingFoundWhenTheTargetIsUnclear() throws IOException {
    write("databricks.yml", "nonsense: 1\ntargets: {a: {}, b: {}}\n");
    assertThatThrownBy(() -> BundleReader.select(folder, Options.none()))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(codes(stop.diagnostics())).containsExactly("unknown-field", "target"));
  }

  @Test
  void saysWhenTheRootFileIsAFolder() throws IOException {
    Files.createDirectory(folder.resolve("databricks.yml"));
    assertThatThrownBy(() -> BundleReader.select(folder, Options.none()))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(codes(stop.diagnostics())).containsExactly("file-unreadable"));
  }

  @Test
  void doesNotOpenAFileThatIsTooLarge() throws IOException {
    write("databricks.yml", "include: [huge.yml]\n");
    try (RandomAccessFile huge = new RandomAccessFile(folder.resolve("huge.yml").toFile(), "rw")) {
      huge.setLength(4L << 30);
    }
    Selected selected = BundleReader.select(folder, Options.none());
    assertThat(codes(selected.diagnostics())).containsExactly("file-too-large");
  }

  private static List<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
