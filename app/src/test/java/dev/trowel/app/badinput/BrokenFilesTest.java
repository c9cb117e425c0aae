package dev.trowel.app.badinput;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be read as a bundle: both commands say the same, and nobody is asked.
class BrokenFilesTest {

  private static final String ENCODING = "Save the file as UTF-8 text.";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void logIn() {
    ground = Ground.bare(folder).with(cloud.login());
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void brokenYaml() {
    refuses(
        ground.bundle("bundle:\n  name: [trips\nresources:\n  jobs: {}\n"),
        "while parsing a flow sequence, expected ',' or ']', but got :",
        "databricks.yml:3:10",
        "The cause often stands a little above: a missing colon, quote or bracket, or indentation"
            + " that does not line up. Inside [ ] and { } a ${…} needs quotes.");
  }

  @Test
  void brokenYamlInAnIncludedFile() {
    refuses(
        ground
            .bundle("bundle:\n  name: trips\ninclude: [\"*.job.yml\"]\n")
            .file("a.job.yml", "a: b: c"),
        "mapping values are not allowed here",
        "a.job.yml:1:5",
        "The cause often stands a little above: a missing colon, quote or bracket, or indentation"
            + " that does not line up. Inside [ ] and { } a ${…} needs quotes.");
  }

  @Test
  void utf16() {
    refuses(
        ground.file(Ground.BUNDLE, Ground.TRIPS.getBytes(UTF_16)),
        "the file is UTF-16",
        "databricks.yml:1:1",
        ENCODING);
  }

  @Test
  void nul() {
    refuses(
        ground.bundle("bundle:\n  name: tr\0ps\n"),
        "the file holds the control character U+0000",
        "databricks.yml:2:11",
        ENCODING);
  }

  @Test
  void binary() {
    byte[] program = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, (byte) 0xC3, 0x28, (byte) 0xFF};
    refuses(
        ground.file(Ground.BUNDLE, program),
        "the file is not UTF-8",
        "databricks.yml:1:9",
        ENCODING);
  }

  @Test
  void hundredMegabytes() throws IOException {
    ground.bundle("");
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve(Ground.BUNDLE).toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    refuses(
        ground,
        "file is too large",
        "databricks.yml:1:1",
        "It has 104857600 bytes, the limit is 33554432. Split it, and name the parts under"
            + " include.");
  }

  @Test
  void anchorThatContainsItself() {
    refuses(
        ground.bundle("bundle: &all\n  name: trips\n  git: *all\n"),
        "anchor &all contains itself",
        "databricks.yml:3:8",
        "The alias *all stands inside the value it repeats. Take it out there.");
  }

  @Test
  void noBundleAtAll() {
    assertRefused(
        ground.file("main.py", "").run("deploy"),
        "Error: Unable to locate the bundle root: databricks.yml not found.",
        "Go to the bundle's folder, name it with -C, or create databricks.yml.");
  }

  @Test
  void missingInclude() {
    refuses(
        ground.bundle("bundle:\n  name: trips\ninclude:\n  - jobs.yml\n"),
        "jobs.yml defined in 'include' section does not match any files",
        "databricks.yml:4:5",
        "Paths are relative to databricks.yml; * ? and [] match within a folder.");
  }

  @Test
  void folderThatNobodyMayRead() throws IOException {
    Path locked = folder.resolve("locked");
    ground.trips().file("locked/notes.txt", "");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      assumeThat(Files.isReadable(locked)).as("root may read everything").isFalse();
      Shell.Result result = ground.run("deploy");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .contains("Error: cannot read locked: permission denied\n  in locked\n")
          .contains("Make it readable, or take it out with `sync.exclude`");
      assertThat(cloud.changes()).isEmpty();
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private void refuses(Ground bad, String summary, String place, String wayOut) {
    Map<String, String> before = bad.files();
    for (String command : new String[] {"validate", "plan", "deploy", "destroy --auto-approve"}) {
      assertRefused(bad.run(command), "Error: " + summary + "\n  in " + place + "\n", wayOut);
    }
    assertThat(bad.files()).isEqualTo(before);
  }

  private void assertRefused(Shell.Result result, String summary, String wayOut) {
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).startsWith(summary).endsWith(wayOut + "\n\n");
    assertThat(cloud.requests()).isEmpty();
  }
}
