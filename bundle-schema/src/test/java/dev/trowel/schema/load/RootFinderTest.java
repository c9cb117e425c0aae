package dev.trowel.schema.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RootFinderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"databricks.yml", "databricks.yaml", "bundle.yml", "bundle.yaml"})
  void findsEachName(String name) throws IOException {
    Files.createFile(folder.resolve(name));
    assertThat(RootFinder.find(folder, Options.none())).isEqualTo(new RootFile(folder, name));
  }

  @Test
  void walksUp() throws IOException {
    Files.createFile(folder.resolve("databricks.yml"));
    Path below = Files.createDirectories(folder.resolve("a/b"));
    assertThat(RootFinder.find(below, Options.none()).folder()).isEqualTo(folder);
  }

  @Test
  void takesTheNearest() throws IOException {
    Files.createFile(folder.resolve("databricks.yml"));
    Path below = Files.createDirectories(folder.resolve("a"));
    Files.createFile(below.resolve("bundle.yml"));
    assertThat(RootFinder.find(below, Options.none()).folder()).isEqualTo(below);
  }

  @Test
  void refusesTwoInOneFolder() throws IOException {
    Files.createFile(folder.resolve("databricks.yml"));
    Files.createFile(folder.resolve("bundle.yml"));
    assertThatThrownBy(() -> RootFinder.find(folder, Options.none()))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("multiple bundle root configuration files found");
  }

  @Test
  void saysWhenThereIsNone() {
    assertThatThrownBy(() -> RootFinder.find(folder, Options.none()))
        .isInstanceOf(StopException.class)
        .hasMessage("Unable to locate the bundle root: databricks.yml not found.");
  }

  @Test
  void goesWhereTheEnvironmentSays() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createFile(other.resolve("databricks.yml"));
    assertThat(RootFinder.find(folder, root(other.toString())).folder()).isEqualTo(other);
  }

  @Test
  void refusesARootWithoutItsFile() {
    assertThatThrownBy(() -> RootFinder.find(folder, root(folder.toString())))
        .isInstanceOf(StopException.class)
        .hasMessage("Invalid bundle root " + folder);
    assertThatThrownBy(() -> RootFinder.find(folder, root("\0")))
        .isInstanceOf(StopException.class)
        .hasMessageStartingWith("Invalid bundle root");
  }

  @Test
  void refusesGlobCharactersInItsPath() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("a[b]"));
    Files.createFile(odd.resolve("databricks.yml"));
    assertThatThrownBy(() -> RootFinder.find(odd, Options.none()))
        .isInstanceOf(StopException.class)
        .hasMessage("bundle root path contains glob pattern characters");
  }

  private static Options root(String path) {
    return new Options(null, Map.of("DATABRICKS_BUNDLE_ROOT", path));
  }
}
