package dev.trowel.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.event.Event;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuilderTest {

  private static final String WHEEL = "dist/lib-1.0-py3-none-any.whl";

  @TempDir private Path root;

  private Bundles bundles;

  @BeforeEach
  void start() throws IOException {
    root = root.toRealPath();
    bundles = new Bundles(root);
  }

  @Test
  void runsCommandsByNameAndTellsWhatTheyPrint() {
    BuiltBundle built =
        bundles.build(
            """
            artifacts:
              b: {type: jar, build: "echo second > b.jar", files: [{source: b.jar}]}
              a: {type: jar, path: sub, executable: sh, build: "echo hi; echo first > a.jar", files: [{source: sub/*.jar}]}
            """
                .replace("artifacts:", mkdir("sub") + "artifacts:"));
    assertThat(bundles.events())
        .containsExactly(
            new Event.Building("a"), new Event.BuildOutput("a", "hi"), new Event.Building("b"));
    assertThat(built.libraries())
        .extracting(Library::shown)
        .containsExactlyInAnyOrder("b.jar", "sub/a.jar");
  }

  private String mkdir(String name) {
    bundles.file(name + "/.keep", "");
    return "";
  }

  @Test
  void tellsTheEndOfTheOutputOfACommandThatFails() {
    List<Diagnostic> problems =
        bundles.problems(
            """
            artifacts:
              lib:
                type: whl
                build: echo no compiler; exit 7
            """);
    assertThat(problems)
        .extracting(Bundles::place)
        .containsExactly("databricks.yml:5:12 build failed lib, error: exit status 7");
    assertThat(problems.getFirst().detail()).isEqualTo("output:\nno compiler");
    assertThat(problems.getFirst().code()).isEqualTo("build-failed");
  }

  @Test
  void needsTheFolderOfTheCommand() {
    // A script might have made the folder, so only building tells.
    assertThat(
            bundles.problems(
                """
                artifacts: {lib: {type: whl, path: nowhere, build: make}}
                experimental: {scripts: {prebuild: "true"}}
                """))
        .extracting(Diagnostic::summary)
        .containsExactly("build failed lib, error: " + root.resolve("nowhere") + " is no folder");
  }

  @Test
  void tellsAllFilesThatAreMissing() {
    assertThat(
            bundles.problems(
                """
                artifacts:
                  a: {type: jar, build: "true", files: [{source: a.jar}, {source: "*.jar"}]}
                  b: {type: whl, build: "true"}
                  c: {type: jar, build: "mkdir c.jar", files: [{source: c.jar}, {source: "[.jar"}]}
                """))
        .extracting(Bundles::place)
        .containsExactly(
            "databricks.yml:3:50 file doesn't exist a.jar",
            "databricks.yml:3:67 no files match pattern: *.jar",
            "databricks.yml:4:6 no files match pattern: dist/*.whl",
            "databricks.yml:5:57 c.jar is no file",
            "databricks.yml:5:74 no files match pattern: [.jar: syntax error in pattern");
  }

  @Test
  void findsFilesOutsideTheBundle(@TempDir Path elsewhere) throws IOException {
    Path jar = Files.writeString(elsewhere.toRealPath().resolve("x.jar"), "x");
    BuiltBundle built =
        bundles.build("artifacts: {a: {type: jar, files: [{source: " + jar + "}]}}\n");
    assertThat(built.libraries()).extracting(Library::shown).containsExactly(jar.toString());
  }

  @Test
  void refusesAFileThatNoWorkspaceTakes() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("a.jar").toFile(), "rw")) {
      file.setLength(Library.LARGEST + 1);
    }
    assertThat(bundles.problems("artifacts: {a: {type: jar, files: [{source: a.jar}]}}"))
        .extracting(Bundles::place)
        .containsExactly(
            "databricks.yml:2:45 a.jar has 500 MB; the workspace takes files of at most 500 MB");
  }

  @Test
  void givesWheelsTheTimeOfTheirBuildAsVersion() throws IOException {
    bundles.file(WHEEL, Wheels.wheel("lib", "1.0"));
    FileTime time = FileTime.from(1_763_700_000_123_456_789L, TimeUnit.NANOSECONDS);
    Files.setLastModifiedTime(root.resolve(WHEEL), time);
    long seen = Files.getLastModifiedTime(root.resolve(WHEEL)).to(TimeUnit.NANOSECONDS);

    BuiltBundle built = bundles.build(dynamic());

    String name = "lib-1.0+" + seen + "-py3-none-any.whl";
    assertThat(built.libraries())
        .extracting(Library::shown)
        .containsExactly(".databricks/bundle/default/patched_wheels/lib_lib/" + name);
    assertThat(Bundles.settings(built.bundle()))
        .contains("\"dependencies\":[\"" + Bundles.INTERNAL + name + "[train]\"]")
        .contains("\"default\":\"" + Bundles.INTERNAL + name + "\"");
    byte[] wheel = Files.readAllBytes(built.libraries().getFirst().file());
    assertThat(Wheels.unzip(wheel)).containsKey("lib-1.0+" + seen + ".dist-info/METADATA");
  }

  @Test
  void keepsNoOldCopies() throws IOException {
    bundles.file(WHEEL, Wheels.wheel("lib", "1.0"));
    bundles.build(dynamic());
    Files.setLastModifiedTime(root.resolve(WHEEL), FileTime.fromMillis(1));
    bundles.build(dynamic());
    Path copies = root.resolve(".databricks/bundle/default/patched_wheels/lib_lib");
    try (var files = Files.list(copies)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactly("lib-1.0+1000000-py3-none-any.whl");
    }
  }

  private static String dynamic() {
    return """
    artifacts: {lib: {type: whl, build: "true", dynamic_version: true}}
    resources:
      jobs:
        j:
          name: j
          environments:
            - environment_key: e
              spec: {client: "1", dependencies: ["dist/*.whl[train]"]}
          parameters: [{name: lib, default: "${artifacts.lib.files[0].remote_path}"}]
    """;
  }

  @Test
  void cannotGiveAVersionToWhatIsNoWheel() {
    bundles.file(WHEEL, "no zip").file("dist/odd.whl", "x").file("dist/notes.txt", "x");
    assertThat(
            bundles.problems(
                """
                artifacts: {lib: {type: whl, files: [{source: dist/*}], dynamic_version: true}}
                """))
        .extracting(Bundles::place)
        .containsExactly(
            "databricks.yml:2:47 cannot give dist/lib-1.0-py3-none-any.whl another version: it is"
                + " no zip file");
  }

  @Test
  void leavesTheFolderOfCopiesToNoName() {
    bundles.file(WHEEL, Wheels.wheel("lib", "1.0"));
    bundles.build(
        """
        artifacts: {"../../x": {type: whl, build: "true", dynamic_version: true}}
        """);
    assertThat(root.resolve(".databricks/bundle/default/patched_wheels/.._.._x_lib")).exists();
  }
}
