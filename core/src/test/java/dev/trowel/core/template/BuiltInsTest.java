package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of a template's files, which a jar does not tell; `-Dcases.update=true` writes it.
class BuiltInsTest {

  private static final Path SOURCES = Path.of("src/main/resources/template");
  private static final boolean UPDATE = Boolean.getBoolean("cases.update");

  @TempDir Path folder;

  @Test
  void listsAllFilesOfTheTemplate() throws IOException {
    String made = index(SOURCES.resolve(BuiltIns.MLOPS));
    Path list = SOURCES.resolve(BuiltIns.MLOPS + ".txt");
    if (UPDATE) {
      Files.writeString(list, made);
    }
    assertThat(list).hasContent(made);
  }

  @Test
  void bringsEveryFileAlong() throws IOException {
    BuiltIns.unpack(BuiltIns.MLOPS, folder);
    assertThat(index(folder)).isEqualTo(index(SOURCES.resolve(BuiltIns.MLOPS)));
  }

  private static String index(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> permissions(file) + " " + root.relativize(file) + "\n")
          .sorted()
          .collect(Collectors.joining());
    }
  }

  /// As git keeps them.
  private static String permissions(Path file) {
    return Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--";
  }
}
