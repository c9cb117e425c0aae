package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much the distribution loads for a command: what it does not load costs no time. Counts, as
/// times depend on how busy a machine is (docs/decisions/0038-archives-by-command.md).
class StartIT {

  private static final Path DIST = Path.of(System.getProperty("trowel.dist"));
  private static final Path LAUNCHER = DIST.resolve("bin/trowel");
  private static final String EXAMPLE = Repository.path("examples/taxi-fare").toString();

  @TempDir Path folder;

  /// A tenth above what was counted last.
  @ParameterizedTest
  @CsvSource({
    "--version, 1360",
    "--help, 1360",
    "validate, 3900",
    "explain resources.jobs.training.name -t dev, 3900",
    "plan -t staging --local=ws, 9600",
    "deploy -t staging --auto-approve --local=ws, 9600",
  })
  void loadsNoMoreThanItDid(String command, int ceiling) throws IOException {
    assertThat(loaded("", command)).hasSizeLessThan(ceiling);
  }

  /// Without an archive, what is loaded is what is needed.
  @ParameterizedTest
  @CsvSource({
    "--version, 1140",
    "--help, 1140",
    "validate, 2980",
    "plan -t staging --local=ws, 7000"
  })
  void needsNoMoreThanItDid(String command, int ceiling) throws IOException {
    assertThat(loaded("-Xshare:off", command)).hasSizeLessThan(ceiling);
  }

  @Test
  void generatesNoCodeToSayItsVersion() throws IOException {
    assertThat(generated("--version")).isEmpty();
  }

  /// A few of the JDK's own, which depend on what git and the locale are like.
  @Test
  void generatesHardlyAnyCodeToValidate() throws IOException {
    assertThat(generated("validate")).hasSizeLessThan(6);
  }

  /// Once a virtual thread waits for a connection, a thread of the runtime waits in the system's
  /// code for good, and at the end the process waits 300 ms for that one
  /// (docs/decisions/0062-senders-wait-for-the-workspace.md).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan -t staging --local=ws",
        "deploy -t staging --auto-approve --local=ws",
        "destroy -t staging --auto-approve --local=ws",
        "history -t staging --local=ws"
      })
  void startsNoPollerOfVirtualThreads(String command) throws IOException {
    assertThat(logged("class+init", "", command))
        .anyMatch(line -> line.contains("'dev/trowel/core/workspace/http/Senders'"))
        .noneMatch(line -> line.contains("'sun/nio/ch/Poller'"));
  }

  @ParameterizedTest
  @CsvSource({
    "--version, brief",
    "--help, brief",
    "-C . --version, brief",
    "validate, validate",
    "-t validate validate, validate",
    "--target dev -o json validate, offline",
    "validate --format sarif, offline",
    "validate --help, offline",
    "deploy --help, offline",
    "completion bash, offline",
    "validate --online, trowel",
    "bundle validate, trowel",
    "-C validate plan, trowel",
    "no-such-command, trowel",
    "plan, trowel",
  })
  void takesTheArchiveThatTheCommandNeeds(String command, String archive) throws IOException {
    Ran ran = run("-Xlog:cds=info:stderr", command.split(" ", -1));
    assertThat(ran.err()).contains("Opened shared archive file " + archive(DIST, archive));
  }

  /// Before that is said, every jar is opened (docs/decisions/0038-archives-by-command.md).
  @Test
  void validateLooksForNoClassThatIsNowhere() throws IOException {
    assertThat(logged("class+init=info", "", "validate"))
        .anyMatch(line -> line.contains("'dev/trowel/app/Main'"))
        .noneMatch(line -> line.contains("Initializing 'java/lang/ClassNotFoundException'"));
  }

  @Test
  void takesTheLargestArchiveWhereItsOwnIsMissing() throws IOException {
    Path copy = copy("-a");
    Files.delete(archive(copy, "brief"));

    Ran ran = ran(copy, "-Xlog:cds=info:stderr", "--version");

    assertThat(ran.err()).contains("Opened shared archive file " + archive(copy, "trowel"));
  }

  @Test
  void goesWithoutAnArchiveThatIsBroken() throws IOException {
    Path copy = copy("-a");
    Files.write(archive(copy, "brief"), new byte[1000]);

    Ran ran = ran(copy, "", "--version");

    assertThat(ran.out()).startsWith("trowel ");
    assertThat(ran.code()).isZero();
  }

  /// An archive fits the jars it was made of, wherever they lie, and no others.
  @Test
  void goesWithoutAnArchiveOfOtherJars() throws IOException {
    Path copy = copy("-a");
    Path jar = copy.resolve("lib/trowel.jar");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    Path other;
    try (Stream<Path> jars = Files.list(copy.resolve("lib"))) {
      other = jars.filter(each -> !each.equals(jar)).findFirst().orElseThrow();
    }
    Files.write(other, new byte[] {0}, StandardOpenOption.APPEND);

    Ran ran = ran(copy, "", "-C", EXAMPLE, "validate");

    assertThat(ran.out()).contains("Validation OK!");
    assertThat(ran.err()).isEmpty();
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(FileTime.fromMillis(0));
    assertThat(ran(copy, "-Xshare:on", "--version").code()).isNotZero();
  }

  /// `cp -r` gives each file the time of the copy.
  @Test
  void aCopyGetsItsTimesBack() throws IOException {
    Path copy = copy("-r");
    assertThat(ran(copy, "-Xshare:on", "--version").code()).isNotZero();

    Ran first = ran(copy, "", "--version");

    assertThat(first.out()).startsWith("trowel ");
    assertThat(first.err()).isEmpty();
    assertThat(ran(copy, "-Xshare:on", "--version").code()).isZero();
  }

  private static Path archive(Path dist, String name) {
    return dist.resolve("cds").resolve(name + ".jsa");
  }

  private List<String> generated(String command) throws IOException {
    return loaded("", command).stream()
        .filter(line -> !line.contains("source: shared objects file"))
        .toList();
  }

  private List<String> loaded(String options, String command) throws IOException {
    return logged("class+load", options, command);
  }

  private List<String> logged(String what, String options, String command) throws IOException {
    Path log = Files.createTempFile(folder, "loaded", ".log");
    Path project = folder.resolve("project");
    if (!Files.exists(project)) {
      copy("-a", Path.of(EXAMPLE), project);
    }
    String[] arguments =
        Stream.concat(Stream.of("-C", project.toString()), Stream.of(command.split(" ", -1)))
            .toArray(String[]::new);
    Ran ran = run(options + " -Xlog:" + what + ":file=" + log, arguments);
    assertThat(ran.code()).as(ran.err()).isZero();
    return Files.readAllLines(log);
  }

  private Ran run(String options, String... arguments) throws IOException {
    return Ran.of(folder, Map.of("TROWEL_JAVA_OPTS", options), LAUNCHER, arguments);
  }

  private Ran ran(Path dist, String options, String... arguments) throws IOException {
    return Ran.of(
        folder, Map.of("TROWEL_JAVA_OPTS", options), dist.resolve("bin/trowel"), arguments);
  }

  /// The distribution elsewhere.
  ///
  /// @param how an option of `cp`; with `-a` files keep their times
  private Path copy(String how) throws IOException {
    Path copy = folder.resolve("elsewhere");
    copy(how, DIST, copy);
    return copy;
  }

  private void copy(String how, Path from, Path to) throws IOException {
    Ran ran =
        Ran.of(
            folder, Map.of(), Path.of("/usr/bin/env"), "cp", how, from.toString(), to.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
  }
}
