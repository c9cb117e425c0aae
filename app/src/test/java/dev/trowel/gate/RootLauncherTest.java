package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./trowel` in a clone, with a Maven that only pretends to build.
class RootLauncherTest {

  private static final String BUILDS =
      """
      echo run >> runs
      mkdir -p app/target/dist/bin
      echo 'echo "started $*"' > app/target/dist/bin/trowel
      touch app/target/dist/.stamp
      """;
  private static final String LINE = "trowel: building (first use or changed sources) ...\n";

  @TempDir Path clone;

  @BeforeEach
  void layOut() throws IOException {
    Files.copy(Repository.path("trowel"), clone.resolve("trowel"));
    Files.createDirectories(clone.resolve("app/src/main"));
    Files.createDirectories(clone.resolve("app/src/build"));
    Files.createDirectories(clone.resolve("app/src/dist"));
    Files.createDirectories(clone.resolve("docs/diagnostics"));
    Files.createFile(clone.resolve("pom.xml"));
    Files.createFile(clone.resolve("app/pom.xml"));
    Files.createDirectories(clone.resolve("tools"));
  }

  @Test
  void buildsOnFirstUseOnly() throws IOException {
    maven(BUILDS);
    assertThat(trowel("plan", "-t", "dev")).isEqualTo(new Ran(0, "started plan -t dev\n", LINE));
    assertThat(trowel("plan")).isEqualTo(new Ran(0, "started plan\n", ""));
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws IOException {
    maven(BUILDS);
    trowel();
    Files.createFile(clone.resolve("app/src/main/New.java"));
    Files.setLastModifiedTime(clone.resolve("app/target/dist/.stamp"), FileTime.fromMillis(0));
    assertThat(trowel().err()).isEqualTo(LINE);
  }

  @Test
  void buildsOnceForTwoFirstUses() throws IOException {
    maven("sleep 1\n" + BUILDS);
    CompletableFuture<Ran> other = CompletableFuture.supplyAsync(this::trowelUnchecked);
    Ran one = trowel();
    assertThat(one.code() + other.join().code()).isZero();
    assertThat(clone.resolve("runs")).hasContent("run");
  }

  @Test
  void takesOverTheLockOfABuildThatDied() throws IOException {
    maven(BUILDS);
    Path lock = Files.createDirectories(clone.resolve("target/build.lock"));
    Files.writeString(lock.resolve("pid"), "999999999");
    assertThat(trowel().code()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void buildsOnceWhenManyWaitForABuildThatDied() throws IOException {
    maven("sleep 1\n" + BUILDS);
    Path lock = Files.createDirectories(clone.resolve("target/build.lock"));
    Files.writeString(lock.resolve("pid"), "999999999");

    List<CompletableFuture<Ran>> all =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::trowelUnchecked))
            .limit(8)
            .toList();

    assertThat(all).extracting(CompletableFuture::join).extracting(Ran::code).containsOnly(0);
    assertThat(clone.resolve("runs")).hasContent("run");
  }

  @Test
  void saysWhichJdkToInstall() throws IOException {
    maven(
        "echo '[INFO] Scanning for projects'; echo '[ERROR] Cannot find matching toolchain'; exit"
            + " 1");
    Ran ran = trowel();
    assertThat(ran.err())
        .isEqualTo(
            LINE
                + "trowel: building needs a JDK 25 or newer, and none was found: install a JDK 25,"
                + " such as Temurin 25 (adoptium.net), in the usual place for JDKs"
                + " or with JAVA25_HOME naming its folder\n");
    assertThat(ran.code()).isOne();
  }

  @Test
  void saysThatMavenIsMissing() throws IOException {
    Ran ran =
        Ran.of(clone, Map.of("PATH", toolsOnly().toString()), clone.resolve("trowel"), "plan");
    assertThat(ran.err()).startsWith("trowel: building needs Maven 3.8.7 or newer");
    assertThat(ran.code()).isOne();
  }

  @Test
  void showsTheLogOfABuildThatFails() throws IOException {
    maven("echo '[INFO] Scanning for projects'; echo '[ERROR] broken.java:1'; exit 1");
    Ran ran = trowel();
    assertThat(ran.err()).contains("[ERROR] broken.java:1\n").endsWith("target/build.log\n");
    assertThat(ran.code()).isOne();
    assertThat(clone.resolve("target/build.lock")).doesNotExist();
  }

  private void maven(String script) throws IOException {
    Path maven = clone.resolve("tools/mvn");
    Files.writeString(maven, "#!/bin/sh\n" + script);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  private Ran trowel(String... args) throws IOException {
    String path = clone.resolve("tools") + ":" + System.getenv("PATH");
    return Ran.of(clone, Map.of("PATH", path), clone.resolve("trowel"), args);
  }

  private Ran trowelUnchecked() {
    try {
      return trowel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A folder with the programs the script needs, and no Maven.
  private Path toolsOnly() throws IOException {
    Path folder = Files.createDirectories(clone.resolve("only"));
    for (String tool : List.of("sh", "mkdir", "cat", "rm", "sleep", "find", "grep", "readlink")) {
      Path real = Path.of("/bin", tool);
      Files.writeString(folder.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
      assertThat(folder.resolve(tool).toFile().setExecutable(true)).isTrue();
    }
    return folder;
  }
}
