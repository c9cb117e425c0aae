package dev.trowel.core.template;

import static dev.trowel.core.template.TestFiles.list;
import static dev.trowel.core.template.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {

  private static final String SCHEMA =
      """
      {"properties": {"name": {"type": "string", "description": "?", "default": "fares"}}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSchema() {
    write(folder, "t/databricks_template_schema.json", SCHEMA);
  }

  @Test
  void keepsModesAndLetsTheOwnerWrite() throws IOException {
    Path script = write(folder, "t/template/run.sh.tmpl", "#!/bin/sh\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("r-xr-xr-x"));
    run();
    Path made = folder.resolve("out/run.sh");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void makesFoldersThatAreEmpty() throws IOException {
    Files.createDirectories(folder.resolve("t/template/{{.name}}/empty"));
    run();
    assertThat(list(folder.resolve("out"))).containsExactly("fares", "fares/empty");
  }

  @Test
  void makesNoFolderThatIsLeftOut() throws IOException {
    Files.createDirectories(folder.resolve("t/template/{{.name}}/empty"));
    write(folder, "t/template/layout.tmpl", "{{skip \"layout\"}}{{skip .name}}");
    run();
    assertThat(list(folder.resolve("out"))).isEmpty();
  }

  @Test
  void followsALinkWithinTheTemplate() throws IOException {
    write(folder, "t/template/a.txt", "a\n");
    Files.createSymbolicLink(folder.resolve("t/template/b.txt"), Path.of("a.txt"));
    run();
    assertThat(folder.resolve("out/b.txt")).hasContent("a\n");
    assertThat(Files.isSymbolicLink(folder.resolve("out/b.txt"))).isFalse();
  }

  @Test
  void followsNoLinkOutOfTheTemplate() throws IOException {
    write(folder, "secret.txt", "secret");
    Files.createDirectories(folder.resolve("t/template"));
    Files.createSymbolicLink(
        folder.resolve("t/template/b.txt"), folder.resolve("secret.txt").toAbsolutePath());
    assertThatThrownBy(this::run)
        .isInstanceOf(StopException.class)
        .hasMessage("t/template/b.txt is no file of the template");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void needsAFolderToRender() {
    assertThatThrownBy(this::run)
        .isInstanceOf(StopException.class)
        .hasMessage("cannot read t/template: there is no such file or folder");
  }

  @Test
  void rendersTextsOfUtf8Only() throws IOException {
    Files.createDirectories(folder.resolve("t/template"));
    Files.write(folder.resolve("t/template/a.txt.tmpl"), new byte[] {'a', (byte) 0xff});
    assertThatThrownBy(this::run)
        .isInstanceOf(StopException.class)
        .hasMessage("t/template/a.txt.tmpl is no text of UTF-8");
  }

  /// Whatever the answer is, nothing appears beside the output folder.
  @Property(tries = 60)
  void neverLeavesTheOutputFolder(@ForAll("paths") String name) throws IOException {
    Path home = Files.createTempDirectory("walk");
    write(home, "t/databricks_template_schema.json", SCHEMA);
    write(home, "t/template/{{.name}}/a.txt", "a");
    write(home, "t/template/{{.name}}.txt.tmpl", "b");
    try {
      new Initializer(request(home, name), new NoQuestions(), new TestFacts()).run();
      assertThat(list(home.resolve("out"))).isNotEmpty();
    } catch (StopException stop) {
      assertThat(home.resolve("out")).doesNotExist();
    }
    try (var all = Files.list(home)) {
      assertThat(all.map(each -> each.getFileName().toString())).isSubsetOf("t", "out");
    }
    Trees.delete(home);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("..", ".", "/", "a", "b/", "", "../t", "\\", " ", "{{.name}}", "\n")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("/", parts));
  }

  private void run() {
    new Initializer(request(folder, "fares"), new NoQuestions(), new TestFacts()).run();
  }

  private static TemplateRequest request(Path home, String name) {
    return TestRequests.of(home, "t").set("name=" + name).output("out").build();
  }
}
