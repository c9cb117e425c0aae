package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The distribution as a user starts it.
class LauncherIT {

  private static final Path DIST = Path.of(System.getProperty("trowel.dist"));
  private static final Path LAUNCHER = DIST.resolve("bin/trowel");

  @TempDir Path folder;

  /// JUnit warns of links that lead out of its folder.
  @AfterEach
  void removeLinks() throws IOException {
    Files.deleteIfExists(folder.resolve("databricks"));
    Files.deleteIfExists(folder.resolve("bare/lib"));
  }

  @Test
  void saysItsVersionAndNothingElse() throws IOException {
    Ran ran = Ran.of(folder, Map.of(), LAUNCHER, "--version");
    assertThat(ran.out()).matches("trowel \\d\\S+\n");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  @Test
  void startsOnItsClassArchive() throws IOException {
    startsOnItsArchive(LAUNCHER, "--version");
    startsOnItsArchive(LAUNCHER, "completion bash");
    startsOnItsArchive(LAUNCHER, "-C " + Repository.path("examples/taxi-fare") + " validate");
  }

  private void startsOnItsArchive(Path launcher, String command) throws IOException {
    Ran ran =
        Ran.of(folder, Map.of("TROWEL_JAVA_OPTS", "-Xshare:on"), launcher, command.split(" ", -1));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  @Test
  void startsThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("databricks"), LAUNCHER);
    Ran ran = Ran.of(folder, Map.of("TROWEL_JAVA_OPTS", "-Xshare:on"), link, "--version");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  @Test
  void usesAJavaThatIsThereWithoutItsRuntime() throws IOException {
    Path bare = bareDistribution();
    Ran ran = Ran.of(folder, Map.of("TROWEL_JAVA_HOME", javaHome()), bare, "--version");
    assertThat(ran.out()).startsWith("trowel ");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void saysWhatToInstallWithoutAnyJava() throws IOException {
    Ran ran =
        Ran.of(folder, Map.of("TROWEL_JAVA_HOME", "nowhere"), bareDistribution(), "--version");
    assertThat(ran.err())
        .isEqualTo(
            "trowel: needs Java 25 or newer, found none (nowhere/bin/java):"
                + " install one and name its folder in TROWEL_JAVA_HOME\n");
    assertThat(ran.code()).isOne();
  }

  @Test
  void holdsPicocliInAFormatThatCanBeArchived() throws IOException {
    Path jar;
    try (var files = Files.list(DIST.resolve("lib"))) {
      jar =
          files
              .filter(file -> file.getFileName().toString().startsWith("picocli"))
              .findAny()
              .orElseThrow();
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      byte[] content = zip.getInputStream(zip.getEntry("picocli/CommandLine.class")).readAllBytes();
      assertThat(content[7]).as("major version").isGreaterThan((byte) 65);
    }
  }

  @Test
  @Tag("full")
  void startsFromTheReleaseArchive() throws IOException {
    Path archive;
    try (var files = Files.list(DIST.resolveSibling("."))) {
      archive = files.filter(file -> file.toString().endsWith(".tar.gz")).findAny().orElseThrow();
    }
    Ran unpacked =
        Ran.of(
            folder,
            Map.of(),
            Path.of("/usr/bin/env"),
            "tar",
            "-xzf",
            archive.toString(),
            "--strip-components=1");
    assertThat(unpacked.code()).isZero();
    for (String command : List.of("--version", "completion bash", "local serve --help")) {
      startsOnItsArchive(folder.resolve("bin/trowel"), command);
    }
    startsOnItsArchive(
        folder.resolve("bin/trowel"), "-C " + Repository.path("examples/taxi-fare") + " validate");
  }

  private Path bareDistribution() throws IOException {
    Path launcher = folder.resolve("bare/bin/trowel");
    Files.createDirectories(launcher.getParent());
    Files.copy(LAUNCHER, launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("bare/lib"), DIST.resolve("lib"));
    return launcher;
  }

  private static String javaHome() {
    return System.getProperty("java.home");
  }
}
