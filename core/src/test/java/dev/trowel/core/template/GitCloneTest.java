package dev.trowel.core.template;

import static dev.trowel.core.template.TestFiles.list;
import static dev.trowel.core.template.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// With a `git` of its own, which writes down how it was called.
class GitCloneTest {

  private static final String GOOD =
      """
      #!/bin/sh
      echo "$@" >> "$TEST_HOME/calls"
      echo "$GIT_TERMINAL_PROMPT-$GIT_ASKPASS-$GIT_DIR" >> "$TEST_HOME/environment"
      if [ "$1" = rev-parse ]; then
        echo 0123abcd
      else
        for folder in "$@"; do :; done
        echo "$folder" > "$TEST_HOME/folder"
        mkdir -p "$folder/sub/template"
        echo '{"properties": {}}' > "$folder/databricks_template_schema.json"
        cp "$folder/databricks_template_schema.json" "$folder/sub"
        mkdir "$folder/template"
        echo top > "$folder/template/a.txt"
        echo below > "$folder/sub/template/b.txt"
      fi
      """;

  @TempDir Path folder;

  @Test
  void fetchesTheNewestStateOnly() throws IOException {
    Initialized made = run(TestRequests.of(folder, "https://example.com/t.git"), GOOD);
    assertThat(made.revision()).isEqualTo("0123abcd");
    assertThat(made.source()).isEqualTo("https://example.com/t.git");
    assertThat(Files.readAllLines(folder.resolve("calls")).getFirst())
        .contains("clone", "--depth=1", "-- https://example.com/t.git")
        .doesNotContain("--branch");
    assertThat(folder.resolve("out/a.txt")).hasContent("top\n");
  }

  @Test
  void asksForNoPassword() throws IOException {
    run(TestRequests.of(folder, "git@example.com:t.git"), GOOD);
    assertThat(Files.readAllLines(folder.resolve("environment"))).containsOnly("0--");
  }

  @Test
  void removesWhatItFetched() throws IOException {
    run(TestRequests.of(folder, "https://example.com/t.git"), GOOD);
    String fetched = Files.readString(folder.resolve("folder")).strip();
    assertThat(Path.of(fetched)).doesNotExist();
  }

  @Test
  void namesTheBranchOrTag() throws IOException {
    run(TestRequests.of(folder, "https://example.com/t.git").tag("v1"), GOOD);
    assertThat(folder.resolve("calls")).content().contains("--branch=v1");
  }

  @Test
  void knowsMlopsStacksByName() throws IOException {
    run(TestRequests.of(folder, "mlops-stacks").branch("main"), GOOD);
    assertThat(folder.resolve("calls"))
        .content()
        .contains("--branch=main", "-- https://github.com/databricks/mlops-stacks");
  }

  @Test
  void takesAFolderOfTheRepository() throws IOException {
    run(TestRequests.of(folder, "https://example.com/t.git").subfolder("sub"), GOOD);
    assertThat(list(folder.resolve("out"))).containsExactly("b.txt");
  }

  @Test
  void refusesAFolderOutsideOfTheRepository() {
    TestRequests request = TestRequests.of(folder, "https://example.com/t.git").subfolder("../..");
    assertThatThrownBy(() -> run(request, GOOD))
        .isInstanceOf(StopException.class)
        .hasMessage("the template has no folder ../..");
  }

  @Test
  void tellsWhatGitSaysWithoutPasswords() {
    String bad =
        "#!/bin/sh\necho \"fatal: unable to access 'https://me:key@example.com/'\" >&2\nexit 128\n";
    assertThatThrownBy(() -> run(TestRequests.of(folder, "https://me:key@example.com/t.git"), bad))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> {
              Diagnostic told = stop.diagnostics().getFirst();
              assertThat(told.code()).isEqualTo("template-git");
              assertThat(told.summary()).isEqualTo("cannot fetch https://example.com/t.git");
              assertThat(told.detail()).contains("fatal: unable").doesNotContain("key");
            });
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "https://me:key@example.com/t.git, https://example.com/t.git",
    "https://token@example.com/t.git, https://example.com/t.git",
    "https://me:k@y@example.com/t.git, https://example.com/t.git",
    "https://example.com/a@b.git, https://example.com/a@b.git",
    "ssh://git@example.com/t.git, ssh://git@example.com/t.git",
    "ssh://me:key@example.com:22/t.git, ssh://me@example.com:22/t.git",
    "git@example.com:t.git, git@example.com:t.git"
  })
  void writesAddressesDownWithoutSecrets(String address, String written) {
    assertThat(GitClone.masked(address)).isEqualTo(written);
  }

  @Test
  void needsGit() {
    TemplateRequest request =
        TestRequests.of(folder, "https://example.com/t.git")
            .environment(Map.of("PATH", folder.toString()))
            .build();
    assertThatThrownBy(() -> new Initializer(request, new NoQuestions(), new TestFacts()).run())
        .isInstanceOf(StopException.class)
        .hasMessage("git is not installed");
  }

  private Initialized run(TestRequests request, String git) throws IOException {
    Path program = write(folder, "bin/git", git);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment =
        Map.of(
            "PATH",
            folder.resolve("bin") + ":/usr/bin:/bin",
            "TEST_HOME",
            folder.toString(),
            "GIT_DIR",
            "/nowhere");
    TemplateRequest built = request.environment(environment).output("out").build();
    return new Initializer(built, new NoQuestions(), new TestFacts()).run();
  }
}
