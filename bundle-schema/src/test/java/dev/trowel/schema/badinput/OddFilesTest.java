package dev.trowel.schema.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trowel.schema.BundleReader;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.load.Options;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// Files of a bundle that are no files of text: each gives an error that says which, at once, and
/// stays as it is.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
final class OddFilesTest {

  private static final String ROOT = "databricks.yml";

  @TempDir private Path folder;

  @BeforeEach
  void bundle() throws IOException {
    write(ROOT, "bundle:\n  name: odd\ninclude:\n  - odd/*.yml\n");
    Files.createDirectories(folder.resolve("odd"));
  }

  @Test
  void pipeThatNobodyWritesTo() throws Exception {
    pipe(folder.resolve("odd/a.yml"));
    assertThat(found()).containsExactly("odd/a.yml: cannot read odd/a.yml");
  }

  @Test
  void pipeInThePlaceOfTheRootFile() throws Exception {
    Files.delete(folder.resolve(ROOT));
    pipe(folder.resolve(ROOT));
    assertThat(found()).containsExactly("databricks.yml: cannot read databricks.yml");
  }

  @Test
  void deviceThatNeverEnds() throws IOException {
    Path zero = Path.of("/dev/zero");
    assumeThat(zero).exists();
    Files.createSymbolicLink(folder.resolve("odd/a.yml"), zero);
    assertThat(found()).containsExactly("odd/a.yml: cannot read odd/a.yml");
  }

  @Test
  void folderInThePlaceOfAFile() throws IOException {
    Files.createDirectories(folder.resolve("odd/a.yml"));
    assertThat(found()).containsExactly("odd/a.yml: cannot read odd/a.yml");
  }

  @Test
  void folderInThePlaceOfTheRootFile() throws IOException {
    Files.delete(folder.resolve(ROOT));
    Files.createDirectories(folder.resolve(ROOT));
    assertThat(found()).containsExactly("databricks.yml: cannot read databricks.yml");
  }

  @Test
  void linkToItself() throws IOException {
    Files.createSymbolicLink(folder.resolve("odd/a.yml"), Path.of("a.yml"));
    assertThat(found()).containsExactly("odd/a.yml: cannot read odd/a.yml");
  }

  @Test
  void linkToNothing() throws IOException {
    Files.createSymbolicLink(folder.resolve("odd/a.yml"), Path.of("nothing.yml"));
    assertThat(found()).containsExactly("odd/a.yml: cannot read odd/a.yml");
  }

  @Test
  void foldersThatLeadIntoThemselves() throws IOException {
    write(ROOT, "bundle:\n  name: odd\ninclude:\n  - odd/*/*/*/*.yml\n");
    Files.createSymbolicLink(folder.resolve("odd/again"), Path.of("."));
    write("odd/a.yml", "variables: {x: {default: 1}}\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void includeThatMatchesTheRootFile() throws IOException {
    write(ROOT, "bundle:\n  name: odd\ninclude:\n  - \"*.yml\"\n  - databricks.yml\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void fileThatNobodyMayRead() throws IOException {
    write("odd/a.yml", "variables: {x: {default: 1}}\n");
    Files.setPosixFilePermissions(
        folder.resolve("odd/a.yml"), PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(folder.resolve("odd/a.yml"))).as("root reads all").isFalse();
    assertThat(found()).containsExactly("odd/a.yml: cannot read odd/a.yml");
  }

  @Test
  void hundredMegabytes() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("odd/a.yml").toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    assertThat(found()).containsExactly("odd/a.yml:1:1: file is too large");
  }

  @Test
  void emptyFiles() throws IOException {
    write("odd/a.yml", "");
    write("odd/b.yml", "# nothing but words\n");
    write("odd/c.yml", "---\n...\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void nameThatNoFileCanHave() throws IOException {
    write(ROOT, "bundle:\n  name: odd\ninclude:\n  - \"a\\0b.yml\"\n");
    assertThat(found()).containsExactly("databricks.yml:4:5: a\0b.yml: no file can have this name");
  }

  /// Place and summary of each finding, after a look that nothing was changed.
  private List<String> found() throws IOException {
    List<Path> before = list();
    List<Diagnostic> found = read();
    assertThat(list()).isEqualTo(before);
    assertThat(found).allSatisfy(each -> assertThat(each.detail()).isNotEmpty());
    return found.stream().map(each -> each.spans().getFirst() + ": " + each.summary()).toList();
  }

  private List<Diagnostic> read() {
    try {
      return BundleReader.select(folder, Options.none()).diagnostics();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  private List<Path> list() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  private static void pipe(Path path) throws Exception {
    Process made = new ProcessBuilder("mkfifo", path.toString()).start();
    assumeThat(made.waitFor()).as("mkfifo").isZero();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
