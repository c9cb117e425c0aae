package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deploying from a machine whose disk is full or may not be written to.
///
/// The disks are real ones, of a mount namespace that ends with the command.
class HostileMachineIT {

  private static final Path ENV = Path.of("/usr/bin/env");
  private static final String LAUNCHER =
      Path.of(System.getProperty("trowel.dist"), "bin/trowel").toString();
  private static final String BUNDLE =
      """
      bundle: {name: trips}
      resources:
        jobs:
          count: {name: count}
          score: {name: score}
      """;

  @TempDir Path folder;

  private Path bundle;
  private Path home;
  private SteeredServer server;

  @BeforeEach
  void prepare() throws IOException {
    bundle = Files.createDirectories(folder.resolve("bundle"));
    home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(bundle.resolve(".databricks"));
    Files.writeString(bundle.resolve("databricks.yml"), BUNDLE);
    Ran possible = Ran.of(folder, Map.of(), ENV, "unshare", "-rm", "true");
    assumeTrue(possible.code() == 0, "no mount namespace may be made here: " + possible.err());
    server = new SteeredServer(folder.resolve("workspace"));
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aFullDiskIsSaidAndTheNextDeploymentGoesOn() throws IOException {
    for (int kilobytes : new int[] {4, 8, 16, 32}) {
      String mount = "mount -t tmpfs -o size=%dk,mode=700 tmpfs %s".formatted(kilobytes, local());
      String fill =
          "dd if=/dev/zero of=%s/other bs=1k count=%d 2>/dev/null"
              .formatted(local(), kilobytes - 4);

      Ran full = deploy(mount + "; " + fill);

      assertThat(full.code()).as(full.err()).isIn(0, 1);
      assertThat(full.err()).doesNotContain("\tat ");
    }
    Ran none =
        deploy(
            "mount -t tmpfs -o size=4k tmpfs %s; printf %%4096s > %s/other"
                .formatted(local(), local()));
    assertThat(none.code()).as(none.err()).isEqualTo(1);
    assertThat(oneLine(none)).contains("cannot write", "No space left on device");

    isMended();
  }

  @Test
  void aHomeThatMayNotBeWrittenToDoesNotMatter() throws IOException {
    Ran ran = deploy(readOnly(home));

    assertThat(ran.code()).as(ran.err()).isZero();
    isMended();
  }

  @Test
  void aBundleThatMayNotBeWrittenToIsDeployedAllTheSame() throws IOException {
    Ran ran = deploy(readOnly(bundle));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("warning[local-folder-elsewhere]");
    isMended();
  }

  /// What was said, without the ends of lines at which it was wrapped.
  private static String oneLine(Ran ran) {
    return ran.err().replaceAll("\\s+", " ");
  }

  private String local() {
    return bundle.resolve(".databricks").toString();
  }

  private static String readOnly(Path place) {
    return "mount --bind %s %s && mount -o remount,bind,ro %s".formatted(place, place, place);
  }

  /// One more deployment in peace leaves each object once.
  private void isMended() throws IOException {
    Ran again = deploy("true");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(server.helm().inventory().path("jobs")).hasSize(2);
  }

  private Ran deploy(String before) throws IOException {
    Map<String, String> environment = new HashMap<>(server.helm().login());
    environment.put("HOME", home.toString());
    environment.put("TROWEL_SETTLE", "0");
    String script = before + "; exec \"$@\"";
    return Ran.of(
        folder,
        environment,
        ENV,
        "unshare",
        "-rm",
        "sh",
        "-c",
        script,
        "sh",
        LAUNCHER,
        "-C",
        bundle.toString(),
        "deploy");
  }
}
