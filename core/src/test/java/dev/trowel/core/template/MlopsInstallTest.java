package dev.trowel.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one step that installs Trowel in pipelines, with archives of the test's own.
class MlopsInstallTest {

  private static final Path SCRIPT =
      Path.of("src/main/resources/template/mlops/template/{{.root_dir}}/ci/install-trowel.sh")
          .toAbsolutePath();

  @TempDir Path folder;

  @BeforeEach
  void makeHome() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("repository/ci"));
  }

  @Test
  void unpacksTheArchiveAndTellsThePath() throws Exception {
    List<String> said = install(archive("1", "old.jar"), 0);

    assertThat(said).last().isEqualTo("trowel 1");
    assertThat(installed("lib/old.jar")).exists();
    assertThat(folder.resolve("path")).content().endsWith("/.local/share/trowel/bin\n");
  }

  @Test
  void leavesNothingOfAnOlderOne() throws Exception {
    install(archive("1", "old.jar"), 0);

    assertThat(install(archive("2", "new.jar"), 0)).last().isEqualTo("trowel 2");
    assertThat(installed("lib/new.jar")).exists();
    assertThat(installed("lib/old.jar")).doesNotExist();
    assertThat(TestFiles.list(folder.resolve("home/.local/share")))
        .filteredOn(name -> !name.contains("/"))
        .containsExactly("trowel");
  }

  @Test
  void fetchesTheSameOneOnce() throws Exception {
    Path archive = archive("1", "old.jar");
    String sum = sum(archive);
    install(archive, 0);
    Files.delete(archive);

    assertThat(run(archive, sum, 0)).containsExactly("trowel 1");
  }

  @Test
  void installsNothingThatIsNotWhatWasMeant() throws Exception {
    run(archive("1", "old.jar"), "0".repeat(64), 1);

    assertThat(installed("bin")).doesNotExist();
  }

  private Path installed(String name) {
    return folder.resolve("home/.local/share/trowel").resolve(name);
  }

  private Path archive(String version, String library) throws Exception {
    Path top = folder.resolve("trowel-" + version);
    Files.createDirectories(top.resolve("bin"));
    Files.createDirectories(top.resolve("lib"));
    Files.writeString(top.resolve("lib").resolve(library), library);
    Path program =
        Files.writeString(top.resolve("bin/trowel"), "#!/bin/sh\necho trowel " + version);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path archive = folder.resolve(version + ".tar.gz");
    List<String> command =
        List.of("tar", "-czf", archive.toString(), "-C", folder.toString(), "trowel-" + version);
    assertThat(Child.run(new ProcessBuilder(command), _ -> {})).isZero();
    return archive;
  }

  private static String sum(Path archive) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    return HexFormat.of().formatHex(digest);
  }

  private List<String> install(Path archive, int code) throws Exception {
    return run(archive, sum(archive), code);
  }

  private List<String> run(Path archive, String sum, int code) throws Exception {
    Files.writeString(
        folder.resolve("repository/ci/trowel.env"),
        "# Where it is.\nTROWEL_URL=%s\nTROWEL_SHA256=%s\n".formatted(archive.toUri(), sum),
        UTF_8);
    ProcessBuilder builder =
        new ProcessBuilder("sh", SCRIPT.toString())
            .directory(folder.resolve("repository").toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", folder.resolve("home").toString(),
                "GITHUB_PATH", folder.resolve("path").toString()));
    List<String> said = new ArrayList<>();
    int exit = Child.run(builder, said::add);
    assertThat(exit).as("%s", said).isEqualTo(code);
    return said;
  }
}
