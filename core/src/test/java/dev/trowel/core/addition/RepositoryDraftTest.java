package dev.trowel.core.addition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryDraftTest {

  @TempDir Path folder;

  @Test
  void makesAndChangesFiles() throws IOException {
    Files.writeString(folder.resolve("a"), "one\n");
    RepositoryDraft draft = new RepositoryDraft(folder);
    draft.change("a", "two\n".getBytes(UTF_8));
    draft.make(file("b/c/run.sh", "#!/bin/sh\n", "rwxr-xr-x"));
    assertThat(draft.diff())
        .isEqualTo(
            """
            --- a/a
            +++ b/a
            @@ -1 +1 @@
            -one
            +two
            diff --git a/b/c/run.sh b/b/c/run.sh
            new file mode 100755
            --- /dev/null
            +++ b/b/c/run.sh
            @@ -0,0 +1 @@
            +#!/bin/sh
            """);

    draft.write();

    assertThat(folder.resolve("a")).hasContent("two");
    assertThat(folder.resolve("b/c/run.sh")).isExecutable();
    assertThat(all()).containsExactly("a", "b", "b/c", "b/c/run.sh");
  }

  @Test
  void bringsBackAllWhenOneFileChangedMeanwhile() throws IOException {
    Files.writeString(folder.resolve("z"), "one\n");
    RepositoryDraft draft = new RepositoryDraft(folder);
    draft.make(file("b/c", "c", "rw-r--r--"));
    draft.change("z", "two\n".getBytes(UTF_8));
    Files.writeString(folder.resolve("z"), "three\n");

    assertThatThrownBy(draft::write)
        .isInstanceOf(StopException.class)
        .hasMessageContaining("changed meanwhile");
    assertThat(folder.resolve("z")).hasContent("three");
    assertThat(all()).containsExactly("z");
  }

  @Test
  void refusesOtherContentAndTakesTheSame() throws IOException {
    Files.writeString(folder.resolve("a"), "mine");
    RepositoryDraft draft = new RepositoryDraft(folder);
    draft.make(file("a", "mine", "rw-r--r--"));
    draft.refuseConflicts();
    assertThat(draft.changed()).isEmpty();

    draft.make(file("a", "yours", "rw-r--r--"));
    assertThatThrownBy(draft::refuseConflicts)
        .isInstanceOf(StopException.class)
        .hasMessageContaining("a is there already, with other content");
  }

  @Test
  void followsNoLinkOutOfTheRepository() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("ci"), outside);
    RepositoryDraft draft = new RepositoryDraft(inside);

    assertThatThrownBy(() -> draft.make(file("ci/a", "a", "rw-r--r--")))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("outside the repository");
  }

  @Test
  void makesTheFolderThatIsNotThere() throws IOException {
    RepositoryDraft draft = new RepositoryDraft(folder.resolve("new/deep"));
    draft.make(file("c/a", "a", "rw-r--r--"));
    draft.write();

    assertThat(folder.resolve("new/deep/c/a")).hasContent("a");
  }

  @Test
  void saysThatDotsLeadOutOfTheRepository() {
    RepositoryDraft draft = new RepositoryDraft(folder.resolve("new"));

    assertThatThrownBy(() -> draft.make(file("../a", "a", "rw-r--r--")))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.diagnostics().getFirst().toString())
                    .contains("outside the repository", "`..`"));
  }

  private static NewFile file(String path, String text, String permissions) {
    return new NewFile(path, text.getBytes(UTF_8), PosixFilePermissions.fromString(permissions));
  }

  private List<String> all() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(each -> !each.equals(folder))
          .map(each -> folder.relativize(each).toString())
          .sorted()
          .toList();
    }
  }
}
