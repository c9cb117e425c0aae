package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarArchiveTest {

  @TempDir Path folder;

  @Test
  void unpacksFilesAndFolders() throws IOException {
    new Tar().folder("cicd/").file("cicd/a.txt", "hello").file("b", "").write(archive());

    unpack();

    assertThat(folder.resolve("out/cicd/a.txt")).hasContent("hello");
    assertThat(folder.resolve("out/b")).isEmptyFile();
  }

  @Test
  void leavesLinksOut() throws IOException {
    new Tar().entry("link", '2', new byte[0]).file("a", "a").write(archive());

    unpack();

    assertThat(folder.resolve("out/link")).doesNotExist();
    assertThat(folder.resolve("out/a")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/tmp/evil", "cicd/../../evil"})
  void refusesPathsThatLeaveTheFolder(String path) throws IOException {
    new Tar().file(path, "x").write(archive());

    assertThatThrownBy(this::unpack)
        .isInstanceOf(StopException.class)
        .hasMessageContaining("leads out of it");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void refusesWhatIsTooLarge() throws IOException {
    new Tar().sized("big", 1L << 30).write(archive());

    assertThatThrownBy(this::unpack).hasMessageContaining("larger than any template");
  }

  @Test
  void refusesWhatIsCutOff() throws IOException {
    new Tar().sized("short", 2000).write(archive());

    assertThatThrownBy(this::unpack).hasMessageContaining("ends too early");
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    Files.write(archive(), "no archive".getBytes(UTF_8));
    assertThatThrownBy(this::unpack).isInstanceOf(StopException.class);

    Files.delete(archive());
    assertThatThrownBy(this::unpack).hasMessageContaining("there is no such file");
  }

  private Path archive() {
    return folder.resolve("cicd.tar.gz");
  }

  private void unpack() {
    new TarArchive(archive(), "cicd.tar.gz").unpack(folder.resolve("out"));
  }
}
