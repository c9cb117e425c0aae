package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked before the folder of a deployment goes.
class DestroyFilesTest {

  private static final int CONSENT = 5;
  private static final String BUNDLE =
      "bundle:\n  name: trips\ntargets:\n  dev:\n    mode: development\n";

  @TempDir Path folder;

  private Shell deployed() throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE);
    Shell shell = new Shell(folder, Map.of());
    assertThat(shell.run("deploy", "--local").exit()).isZero();
    return shell;
  }

  @Test
  void aFolderWithoutResourcesIsAskedAbout() throws IOException {
    Shell shell = deployed();

    Shell.Result no = shell.typing("n\n").run("destroy", "--local");
    assertThat(no.exit()).isEqualTo(CONSENT);
    assertThat(no.err()).contains("Would you like to proceed? [y/N]: Destroy cancelled!");

    Shell.Result incumbent = shell.typing("n\n").run("bundle", "destroy", "--local");
    assertThat(incumbent.exit()).isZero();
    assertThat(incumbent.err()).contains("Destroy cancelled!");

    assertThat(shell.typing("y\n").run("destroy", "--local").exit()).isZero();
    assertThat(shell.run("destroy", "--local", "--auto-approve").err())
        .contains("No active deployment found to destroy!");
  }

  @Test
  void filesOfOthersStayUntilTheyAreNamed() throws IOException {
    try (Server server = Server.on(folder.resolve(".databricks/local"))) {
      Shell shell = deployed();
      server.write("/Workspace/Users/" + Server.USER + "/.bundle/trips/dev/files/hers.txt", "hers");

      Shell.Result dry = shell.run("destroy", "--local", "--dry-run");
      assertThat(dry.out()).contains("Not put there by the bundle").contains("/files/hers.txt");

      Shell.Result kept = shell.run("destroy", "--local", "--auto-approve", "--allow-delete", "*");
      assertThat(kept.exit()).isZero();
      assertThat(kept.err()).contains("files-kept");
      assertThat(server.content().toString()).contains("hers.txt");

      assertThat(shell.run("deploy", "--local").exit()).isZero();
      Shell.Result asked = shell.typing("y\ny\n").run("destroy", "--local");
      assertThat(asked.exit()).isZero();
      assertThat(asked.err()).contains("Delete also the 1 file not put there by the bundle? [y/N]");
      assertThat(server.content().toString()).doesNotContain("hers.txt");
    }
  }
}
