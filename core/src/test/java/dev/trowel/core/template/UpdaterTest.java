package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trowel.core.process.Repository;
import dev.trowel.core.template.WorkspaceFacts.Fact;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdaterTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void writeTemplate() {
    project = Project.in(folder).template("a.txt.tmpl", "1\n2\n{{.color}}\n4\n5\n");
  }

  @Test
  void nothingNewChangesNothing() {
    project.template("ids.txt.tmpl", "{{bundle_uuid}} {{uuid}} {{random_int 9000}}\n").made();
    Map<String, String> before = Project.tree(project.root());

    Updated updated = project.update();

    assertThat(updated.changes()).isEmpty();
    assertThat(Project.tree(project.root())).isEqualTo(before);
  }

  @Test
  void bringsWhatIsNewAndKeepsWhatIsOnesOwn() {
    project.made().edit("a.txt", "one\n2\nred\n4\n5\n").edit("mine.txt", "mine\n");
    project.template("a.txt.tmpl", "1\n2\n{{.color}}\n4\n5\n6\n").template("sub/new.txt", "n\n");

    Updated updated = project.update();

    assertThat(kinds(updated)).containsExactly("a.txt changed", "sub/new.txt added");
    assertThat(project.read("a.txt")).isEqualTo("one\n2\nred\n4\n5\n6\n");
    assertThat(project.read("sub/new.txt")).isEqualTo("n\n");
    assertThat(project.read("mine.txt")).isEqualTo("mine\n");
    assertThat(project.update().changes()).isEmpty();
  }

  @Test
  void whoeverUpdatesItIsNoChangeOfIt() {
    project.template("who.txt.tmpl", "{{workspace_host}} {{short_name}} {{default_catalog}}\n");
    project.made();
    Map<String, String> before = Project.tree(project.root());
    TestFacts other = new TestFacts("https://other.example.com", "bob@example.com", "dev");

    assertThat(project.run(other, true, false).changes()).isEmpty();

    assertThat(Project.tree(project.root())).isEqualTo(before);
    assertThat(project.read(".trowel/answers.json"))
        .contains(
            """
              "workspace": {
                "default_catalog": "main",
                "host": "https://adb-1.2.azuredatabricks.net",
                "user": "jane.doe@example.com"
              },
            """);
  }

  @Test
  void whatIsSaidOfTheWorkspaceThisTimeHolds() {
    project.template("who.txt.tmpl", "{{workspace_host}} {{short_name}}\n").made();
    TestFacts moved =
        new TestFacts("https://new.example.com", "bob@example.com", "dev", Set.of(Fact.HOST));

    project.run(moved, true, false);

    assertThat(project.read("who.txt")).isEqualTo("https://new.example.com jane_doe\n");
    assertThat(project.read(".trowel/answers.json")).contains("https://new.example.com");
  }

  @Test
  void takesOtherAnswersAndRemembersThem() {
    project.made().edit("a.txt", "1\n2\nred\n4\n5\nmine\n");

    project.update("color=blue");

    assertThat(project.read("a.txt")).isEqualTo("1\n2\nblue\n4\n5\nmine\n");
    assertThat(project.read(".trowel/answers.json")).contains("\"color\": \"blue\"");
    assertThat(project.update().changes()).isEmpty();
  }

  @Test
  void marksConflictsAndSaysWhere() {
    project.made().edit("a.txt", "1\n2\ngreen\n4\n5\n");

    Updated updated = project.update("color=blue");

    assertThat(updated.conflicts()).extracting(FileChange::note).containsExactly("1 place");
    assertThat(project.read("a.txt"))
        .isEqualTo("1\n2\n<<<<<<< yours\ngreen\n=======\nblue\n>>>>>>> template\n4\n5\n");
    assertThat(project.update().changes()).isEmpty();
  }

  @Test
  void aProjectOfAnotherNameIsTheSameProject() throws IOException {
    project.made();
    project.template("a.txt.tmpl", "{{.name}}\n");

    project.update("name=trips");

    assertThat(project.read("a.txt")).isEqualTo("trips\n");
    assertThat(TestFiles.list(folder)).doesNotContain("trips").contains("fares");
  }

  @Test
  void whatOneDeletedStaysDeleted() throws IOException {
    project.made();
    Files.delete(project.root().resolve("a.txt"));

    assertThat(project.update("color=blue").changes()).isEmpty();
    assertThat(project.root().resolve("a.txt")).doesNotExist();
  }

  @Test
  void whatTheTemplateDropsGoesUnlessOneChangedIt() throws IOException {
    project.template("old/b.txt", "b\n").template("c.txt", "c\n").made().edit("c.txt", "mine\n");
    project.forget("old/b.txt");
    Files.delete(folder.resolve("t/template/{{.name}}/old"));
    project.forget("c.txt");

    Updated updated = project.update();

    assertThat(kinds(updated)).containsExactly("c.txt conflict", "old/b.txt deleted");
    assertThat(project.root().resolve("old")).doesNotExist();
    assertThat(project.read("c.txt")).isEqualTo("mine\n");
  }

  @Test
  void aFileThatBothAddedIsAConflictUnlessItIsTheSame() {
    project.made().edit("same.txt", "s\n").edit("other.txt", "mine\n");
    project.template("same.txt", "s\n").template("other.txt", "theirs\n");

    assertThat(kinds(project.update())).containsExactly("other.txt conflict");
    assertThat(project.read("other.txt")).contains("mine\n").contains("theirs\n");
  }

  @Test
  void filesThatAreNoTextAreTakenWhole() {
    project.template("logo.bin", "a\0b").template("icon.bin", "a\0b").made();
    project.edit("icon.bin", "mine\0").template("icon.bin", "c\0").template("logo.bin", "c\0");

    assertThat(kinds(project.update()))
        .containsExactly("icon.bin conflict", "icon.bin.template added", "logo.bin changed");
    assertThat(project.read("icon.bin")).isEqualTo("mine\0");
    assertThat(project.read("icon.bin.template")).isEqualTo("c\0");
    assertThat(project.read("logo.bin")).isEqualTo("c\0");
  }

  @Test
  void programsBecomeAndStayPrograms() throws IOException {
    project.template("run.sh", "1\n").template("own.sh", "1\n").made();
    run("run.sh", "t/template/{{.name}}");
    run("own.sh", "fares");
    project.template("own.sh", "2\n");

    assertThat(kinds(project.update())).containsExactly("own.sh changed", "run.sh changed");
    assertThat(Project.tree(project.root()))
        .containsEntry("run.sh", "x1\n")
        .containsEntry("own.sh", "x2\n");
  }

  @Test
  void lineEndsOfWindowsAreNoChange() {
    project.made().edit("a.txt", "1\r\n2\r\nred\r\n4\r\nmine\r\n");

    assertThat(project.update("color=blue").conflicts()).isEmpty();
    assertThat(project.read("a.txt")).isEqualTo("1\r\n2\r\nblue\r\n4\r\nmine\r\n");
  }

  @Test
  void linksAndFoldersInTheWayStay() throws IOException {
    project.made();
    Files.createSymbolicLink(project.root().resolve("link"), folder);
    Files.createDirectory(project.root().resolve("place"));
    project.template("link/evil.txt", "x").template("place", "x");

    assertThat(kinds(project.update())).containsExactly("link/evil.txt conflict", "place conflict");
    assertThat(folder.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void onPaperNothingIsWritten() {
    project.made();
    Map<String, String> before = Project.tree(project.root());

    Updated updated = project.run(false, true, "color=blue");

    assertThat(updated.changes().getFirst().diff()).contains("-red\n+blue\n");
    assertThat(Project.tree(project.root())).isEqualTo(before);
  }

  @Test
  void aFaultLeavesNothingBehind() {
    project.made();
    Map<String, String> before = Project.tree(project.root());
    project.template("a.txt.tmpl", "new\n").template("b.tmpl", "a file").template("b/c.txt", "c");

    assertThat(code(project)).isEqualTo("template-unwritable");

    assertThat(Project.tree(project.root())).isEqualTo(before);
  }

  @Test
  void whatAKilledUpdateLeftIsTakenBackFirst() {
    project.made();
    Map<String, String> before = Project.tree(project.root());
    TestFiles.write(project.root(), ".trowel-update-1/old-0", project.read(".trowel/answers.json"));
    TestFiles.write(
        project.root(),
        ".trowel-update-1/plan.json",
        "[{\"path\": \".trowel/answers.json\", \"sum\": \"\"}]");
    assertThat(project.root().resolve(".trowel/answers.json").toFile().delete()).isTrue();

    assertThat(project.update().changes()).isEmpty();

    assertThat(Project.tree(project.root())).isEqualTo(before);
    assertThat(project.questions().warnings())
        .extracting(Diagnostic::code)
        .containsExactly("update-cut-off");
  }

  @Test
  void unsavedChangesHinderIt() throws Exception {
    project.made();
    assertThat(refused().detail()).contains("no repository");

    Repository repository = Repository.in(project.root());
    assertThat(refused().detail()).contains("?? a.txt");

    repository.save("first");
    assertThat(project.run(false, false, "color=blue").changes()).hasSize(1);
    assertThat(refused().detail()).contains("M a.txt").contains("--dry-run");
  }

  @Test
  void whatItNeedsHasToBeThere() throws IOException {
    project.made();
    for (String damage : List.of("", "PK", "no archive at all")) {
      project.edit(".trowel/base.zip", damage);
      assertThat(code(project)).isEqualTo("update-base");
    }
    Files.delete(project.root().resolve(".trowel/base.zip"));
    assertThat(code(project)).isEqualTo("update-base");
    project.edit(".trowel/answers.json", "{}");
    assertThat(code(project)).isEqualTo("update-unrecorded");
    Files.delete(project.root().resolve(".trowel/answers.json"));
    assertThat(code(project)).isEqualTo("update-unrecorded");
  }

  @Test
  void anUpdateStaysInTheProject() {
    project.made();
    TestFiles.write(folder, "t/template/beside.txt", "x");

    assertThat(code(project)).isEqualTo("update-elsewhere");
  }

  @Test
  void answersThatAreAllowedNoMoreAreToldWhereTheyStand() {
    project.made();
    TestFiles.write(
        folder,
        "t/databricks_template_schema.json",
        Project.SCHEMA.replace("\"red\"", "\"blue\", \"enum\": [\"blue\"]"));

    StopException stop = catchThrowableOfType(StopException.class, () -> project.update());

    assertThat(stop.diagnostics().getFirst().spans().getFirst())
        .hasToString(".trowel/answers.json:9:14");
  }

  private Diagnostic refused() {
    StopException stop = catchThrowableOfType(StopException.class, () -> project.run(false, false));
    assertThat(stop.diagnostics().getFirst().code()).isEqualTo("update-unsaved");
    return stop.diagnostics().getFirst();
  }

  private static String code(Project project) {
    StopException stop = catchThrowableOfType(StopException.class, () -> project.update());
    return stop.diagnostics().getFirst().code();
  }

  private static List<String> kinds(Updated updated) {
    return updated.changes().stream()
        .map(change -> change.path() + " " + change.kind().word())
        .toList();
  }

  private void run(String name, String where) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(where).resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
