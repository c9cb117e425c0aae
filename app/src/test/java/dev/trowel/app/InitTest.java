package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `init` at a terminal, and with a `git` of its own.
class InitTest {

  private static final String SCHEMA =
      """
      {
        "welcome_message": "Welcome",
        "success_message": "Made {{.name}}",
        "properties": {
          "cloud": {"type": "string", "description": "Which cloud?", "order": 1,
                    "default": "gcp", "enum": ["aws", "gcp"]},
          "name": {"type": "string", "description": "Name on {{.cloud}}", "order": 2,
                   "default": "fares", "pattern": "^[a-z]*$",
                   "pattern_match_failure_message": "small letters only"}
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTemplate() throws IOException {
    Files.createDirectories(folder.resolve("t/template"));
    Files.writeString(folder.resolve("t/databricks_template_schema.json"), SCHEMA);
    Files.writeString(folder.resolve("t/template/a.txt.tmpl"), "{{.cloud}} {{.name}}");
  }

  @Test
  void asksAtATerminal() {
    Shell.Result result = shell().typing("1\ntrips\n").run("init", "t");
    assertThat(result.err())
        .isEqualTo(
            """
            Welcome
            Enter takes what stands in [ ]; back goes to the question before.

            Which cloud?
               1  aws
               2  gcp
            cloud [gcp]:\s
            Name on aws
            name [fares]: Made trips
            """);
    assertThat(result.out()).isEqualTo("Wrote 1 file to this folder\n");
    assertThat(folder.resolve("a.txt")).hasContent("aws trips");
  }

  @Test
  void takesTheDefaultOfAChoiceForAnEmptyLine() {
    shell().typing("\n\n").run("bundle", "init", "t");
    assertThat(folder.resolve("a.txt")).hasContent("gcp fares");
  }

  @Test
  void asksAgainUntilTheAnswerIsAllowed() {
    Shell.Result result = shell().typing("3\nazure\naws\nNo\n\"\"\n").run("init", "t");
    assertThat(result.err())
        .contains("Not possible: choose one of 1 to 2", "Not possible: small letters only");
    assertThat(folder.resolve("a.txt")).hasContent("aws ");
  }

  @Test
  void goesBack() {
    Shell.Result result = shell().typing("back\n1\nback\n2\nz\n").run("init", "t");
    assertThat(result.err()).contains("Not possible: this is the first question");
    assertThat(folder.resolve("a.txt")).hasContent("gcp z");
  }

  @Test
  void writesNothingWhenNobodyAnswersAnyMore() {
    Shell.Result result = shell().typing("1\n").run("init", "t");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("nobody answers any more");
    assertThat(folder.resolve("a.txt")).doesNotExist();
  }

  @Test
  void asksNothingWhereDefaultsAreWanted() {
    assertThat(shell().typing("").run("init", "t", "--defaults").exit()).isZero();
    assertThat(folder.resolve("a.txt")).hasContent("gcp fares");
  }

  @Test
  void asksForTheTemplateThatNobodyNamed() {
    Shell.Result result = shell().typing("3\n\n t \n1\ntrips\n").run("init");
    assertThat(result.err())
        .startsWith(
            """
            Enter takes what stands in [ ]; back goes to the question before.

            Which template? mlops is an MLOps project with CI/CD, which comes with Trowel;
            mlops-stacks is Databricks' MLOps Stacks, fetched by git.
               1  mlops
               2  mlops-stacks
               3  another one
            template [mlops]: Its folder, or the address of its git repository: \
            Its folder, or the address of its git repository: Welcome
            """);
    assertThat(folder.resolve("a.txt")).hasContent("aws trips");
  }

  @Test
  void answersAreForTheTemplateThatComesAlong() {
    Shell.Result result = shell().typing("").run("init", "--set", "setup=project");
    assertThat(result.err()).doesNotContain("Which template?").contains("project_name [");
  }

  @Test
  void offersTheWarehousesOfTheWorkspace() throws IOException {
    writeWarehouseTemplate();
    try (Server server = Server.on(folder.resolve("workspace"))) {
      server.post("/api/2.0/sql/warehouses", "{\"name\": \"small\"}");
      List<String> words = new ArrayList<>(List.of("init", "w"));
      Server.options(folder.resolve("workspace")).forEach(words::add);

      Shell.Result result = shell().typing("1\n").run(words);

      assertThat(result.err()).contains("Where to?\n   1  small (");
      assertThat(folder.resolve("b.txt")).content().matches("/sql/1.0/warehouses/[0-9a-f]+");
    }
  }

  @Test
  void takesThePathOfAWarehouseThatNoWorkspaceLists() throws IOException {
    writeWarehouseTemplate();

    Shell.Result result = shell().typing("/sql/1.0/warehouses/7\n").run("init", "w");

    assertThat(result.err()).contains("The workspace does not list its warehouses: ");
    assertThat(folder.resolve("b.txt")).hasContent("/sql/1.0/warehouses/7");
  }

  private void writeWarehouseTemplate() throws IOException {
    Files.createDirectories(folder.resolve("w/template"));
    Files.writeString(
        folder.resolve("w/databricks_template_schema.json"),
        """
        {"properties": {"path": {"type": "string", "description": "Where to?",
                                 "format": "warehouse_path"}}}
        """);
    Files.writeString(folder.resolve("w/template/b.txt.tmpl"), "{{.path}}");
  }

  @Test
  void asksForTheWorkspaceOnlyWhatATemplateAsks() throws IOException {
    Files.writeString(folder.resolve("t/template/b.txt.tmpl"), "{{workspace_host}} {{short_name}}");
    Shell.Result result = shell().typing("\n\nexample.com/\nann.b@example.com\n").run("init", "t");
    assertThat(result.err()).contains("The workspace's address: ", "Who works there [");
    assertThat(folder.resolve("b.txt")).hasContent("https://example.com ann_b");
  }

  @Test
  void fetchesByGit() throws IOException {
    Path git = folder.resolve("bin/git");
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        git,
        """
        #!/bin/sh
        if [ "$1" = rev-parse ]; then echo 0123; exit; fi
        for to in "$@"; do :; done
        cp -r "$TEMPLATE"/. "$to"
        """);
    Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment =
        Map.of(
            "PATH",
            folder.resolve("bin") + ":/usr/bin:/bin",
            "TEMPLATE",
            folder.resolve("t").toString());
    Shell.Result result =
        new Shell(folder, environment)
            .run("init", "https://me:key@example.com/t.git", "--branch", "main");
    assertThat(result.out()).isEqualTo("Wrote 1 file to this folder\n");
    assertThat(folder.resolve(".trowel/answers.json"))
        .content()
        .contains(
            "\"source\": \"https://example.com/t.git\"",
            "\"revision\": \"0123\"",
            "\"branch\": \"main\"");
  }

  private Shell shell() {
    return new Shell(folder, Map.of());
  }
}
