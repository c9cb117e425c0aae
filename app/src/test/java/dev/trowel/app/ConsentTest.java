package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {

  private static final String EMPTY = "bundle:\n  name: trips\n";
  private static final String SCHEMA =
      EMPTY + "resources:\n  schemas:\n    trips:\n      catalog_name: main\n      name: trips\n";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void deployASchema() throws IOException {
    shell = new Shell(folder, Map.of());
    bundle(SCHEMA);
    assertThat(shell.run("deploy", "--local").exit()).isZero();
  }

  @Test
  void yesAtTheTerminalIsConsent() throws IOException {
    bundle(EMPTY);

    Shell.Result result = shell.typing("y\n").run("deploy", "--local");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("  delete schemas.trips: The tables, views")
        .contains("Would you like to proceed? [y/N]: ")
        .contains("Deleted schemas.trips\n");
  }

  @Test
  void anythingElseCancelsAndChangesNothing() throws IOException {
    bundle(EMPTY);

    for (String typed : new String[] {"n\n", "\n", "", "maybe\n"}) {
      Shell.Result result = shell.typing(typed).run("deploy", "--local");

      assertThat(result.exit()).isZero();
      assertThat(result.err()).endsWith("Deployment cancelled!\n");
    }
    assertThat(shell.run("plan", "--local", "-q").out())
        .isEqualTo("Plan: 0 to add, 0 to change, 1 to delete, 0 unchanged\n");
  }

  @Test
  void destroyAsksAtTheTerminal() {
    assertThat(shell.typing("no\n").run("destroy", "--local").err())
        .endsWith("Destroy cancelled!\n");
    assertThat(shell.typing("yes\n").run("destroy", "--local").out())
        .isEqualTo("Destroy: 1 deleted\n");
  }

  @Test
  void agreedDeploymentsAskNothing() throws IOException {
    bundle(EMPTY);

    Shell.Result result = shell.typing("").run("deploy", "--local", "--auto-approve");

    assertThat(result.err()).doesNotContain("proceed?").contains("Deleted schemas.trips\n");
  }

  private void bundle(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text);
  }
}
