package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same sources, built elsewhere and at another time, give the same jars, byte for byte.
class ReproducibleBuildIT {

  @TempDir Path folder;

  @Test
  void givesTheSameJars() throws IOException {
    copySources();
    Ran ran =
        Ran.of(
            folder,
            Map.of("JAVA_HOME", System.getProperty("maven.java.home")),
            Path.of(System.getProperty("maven.home"), "bin", "mvn"),
            "-o",
            "-q",
            "-B",
            "-Dquick",
            "-Dmaven.test.skip",
            "-Dexec.skip",
            "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
            "package");
    assertThat(ran.code()).as("%s%s", ran.out(), ran.err()).isZero();
    for (String module : List.of("bundle-schema", "core", "app")) {
      Path jar = jar(folder.resolve(module));
      assertThat(jar).hasSameBinaryContentAs(compiled(module).resolve(jar.getFileName()));
    }
  }

  /// What the distribution's jars are made of (`Plain`).
  private static Path compiled(String module) {
    return Path.of(System.getProperty("trowel.root"), module, "target");
  }

  private static Path jar(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target/quick"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).findAny().orElseThrow();
    }
  }

  private void copySources() throws IOException {
    for (Path file : Repository.files()) {
      String name = Repository.name(file);
      if (name.equals("pom.xml")
          || name.startsWith("build/")
          || name.startsWith("docs/diagnostics/")
          || (name.matches("(bundle-schema|core|app)/.*") && !name.contains("/src/test/"))) {
        Path to = folder.resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }
}
