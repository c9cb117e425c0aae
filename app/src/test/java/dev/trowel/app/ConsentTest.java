package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {

  private static final int CONSENT = 5;
  private static final String TARGETS =
      "targets:\n  staging:\n    default: true\n  dev:\n    mode: development\n";
  private static final String EMPTY = "bundle:\n  name: trips\n" + TARGETS;
  private static final String EXPERIMENT =
      "  experiments:\n    fares:\n      name: /Shared/${bundle.target}_fares\n";
  private static final String SCHEMA =
      EMPTY + "resources:\n  schemas:\n    trips:\n      catalog_name: main\n      name: trips\n";
  private static final String BOTH = SCHEMA + EXPERIMENT;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void deployASchema() throws IOException {
    shell = new Shell(folder, Map.of());
    deployed(SCHEMA, "staging");
  }

  @Test
  void theNameTypedAtTheTerminalIsConsent() throws IOException {
    bundle(EMPTY);

    Shell.Result result = shell.typing("schemas.trips\n").run("deploy", "--local");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("  delete schemas.trips: The tables, views")
        .contains("Type schemas.trips to agree: ")
        .contains("Deleted schemas.trips\n");
  }

  @Test
  void anythingElseCancelsAndChangesNothing() throws IOException {
    bundle(EMPTY);

    for (String typed : new String[] {"y\n", "yes\n", "\n", "", "trips\n", "schemas.trip\n"}) {
      for (String more : new String[] {"", "--auto-approve"}) {
        Shell.Result result =
            shell.typing(typed).run(("deploy --local " + more).strip().split(" ", -1));

        assertThat(result.exit()).as(typed).isEqualTo(CONSENT);
        assertThat(result.err()).endsWith("Deployment cancelled!\n");
      }
    }
    assertThat(shell.run("plan", "--local", "-q").out())
        .isEqualTo("Plan: 0 to add, 0 to change, 1 to delete, 0 unchanged\n");
  }

  @Test
  void eachOfAFewIsTyped() throws IOException {
    deployed(BOTH, "staging");
    bundle(EMPTY);

    Shell.Result half = shell.typing("experiments.fares\nno\n").run("deploy", "--local");
    assertThat(half.exit()).isEqualTo(CONSENT);
    assertThat(half.err()).contains("Type schemas.trips to agree: Deployment cancelled!");

    Shell.Result whole =
        shell.typing("experiments.fares\nschemas.trips\n").run("deploy", "--local");
    assertThat(whole.exit()).isZero();
  }

  @Test
  void whatWasAllowedIsNotTyped() throws IOException {
    deployed(BOTH, "staging");
    bundle(EMPTY);

    Shell.Result result =
        shell.typing("experiments.fares\n").run("deploy", "--local", "--allow-delete", "schemas.*");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).doesNotContain("Type schemas.trips");
  }

  @Test
  void manyAreCounted() throws IOException {
    StringBuilder many = new StringBuilder(EMPTY + "resources:\n  experiments:\n");
    for (int i = 0; i < 4; i++) {
      many.append("    e%d:\n      name: /Shared/e%d\n".formatted(i, i));
    }
    deployed(many.toString(), "staging", "--allow-delete", "schemas.trips");
    bundle(EMPTY);

    assertThat(shell.typing("staging 3\n").run("deploy", "--local").exit()).isEqualTo(CONSENT);
    Shell.Result result = shell.typing("staging 4\n").run("deploy", "--local");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("Type staging 4 to agree: ");
  }

  @Test
  void aScriptThatIsNotAskedLearnsWhatToType() throws IOException {
    deployed(BOTH, "staging");
    bundle(EMPTY);

    for (String more : new String[] {"--debug", "--auto-approve"}) {
      Shell.Result result =
          shell.run("deploy", "--local", more, "--target", "staging", "--var", "a=s3cret");

      assertThat(result.err()).doesNotContain("s3cret");
    }
    Shell.Result result = shell.run("deploy", "--local", "--auto-approve", "-t", "staging");

    assertThat(result.exit()).isEqualTo(CONSENT);
    assertThat(result.err())
        .contains("nobody agreed to that: experiments.fares,")
        .contains(
            """
                        trowel deploy --local --auto-approve -t staging \\
                          --allow-delete experiments.fares \\
                          --allow-delete schemas.trips
            """);
    assertThat(
            shell
                .run(
                    List.of(
                        "deploy", "--local", "--allow-delete", "experiments.fares, schemas.trips"))
                .exit())
        .isZero();
  }

  @Test
  void aPatternThatMatchesNothingIsWarnedOf() throws IOException {
    bundle(EMPTY);

    Shell.Result result = shell.run("deploy", "--local", "--allow-delete", "schemas.trip");

    assertThat(result.exit()).isEqualTo(CONSENT);
    assertThat(result.err())
        .contains("warning[allow-delete-unmatched]: --allow-delete schemas.trip matches no")
        .contains("Did you mean schemas.trips?");
  }

  @Test
  void destroyIsAgreedToByTheNameOfTheTarget() {
    Shell.Result declined = shell.typing("yes\n").run("destroy", "--local");
    assertThat(declined.err()).endsWith("Type staging to agree: Destroy cancelled!\n");
    assertThat(declined.exit()).isEqualTo(CONSENT);

    assertThat(shell.typing("staging\n").run("destroy", "--local").out())
        .isEqualTo("Destroy: 1 deleted\n");
  }

  @Test
  void destroyInAScriptNeedsTheNames() {
    Shell.Result blanket = shell.run("destroy", "--local", "--auto-approve");
    assertThat(blanket.exit()).isEqualTo(CONSENT);
    assertThat(blanket.err()).contains("--allow-delete schemas.trips");

    assertThat(shell.run("destroy", "--local", "--allow-delete", "schemas.trips").out())
        .isEqualTo("Destroy: 1 deleted\n");
  }

  @Test
  void inDevelopmentModeAYesIsEnough() throws IOException {
    deployed(BOTH, "dev");
    bundle(EMPTY);

    Shell.Result asked = shell.typing("y\n").run("deploy", "--local", "-t", "dev");

    assertThat(asked.exit()).isZero();
    assertThat(asked.err())
        .contains("Would you like to proceed? [y/N]: ")
        .doesNotContain("delete experiments.fares:");
    deployed(BOTH, "dev");
    bundle(EMPTY);
    assertThat(shell.run("deploy", "--local", "-t", "dev", "--auto-approve").exit()).isZero();
    assertThat(shell.typing("y\n").run("destroy", "--local", "-t", "dev").exit()).isZero();
  }

  @Test
  void inDevelopmentModeADeclinedQuestionEndsWith5() throws IOException {
    deployed(BOTH, "dev");
    bundle(EMPTY);

    Shell.Result asked = shell.typing("n\n").run("deploy", "--local", "-t", "dev");

    assertThat(asked.exit()).isEqualTo(CONSENT);
    assertThat(asked.err()).endsWith("Deployment cancelled!\n");
  }

  @Test
  void theIncumbentsSpellingAsksAsTheIncumbentDoes() throws IOException {
    deployed(BOTH, "staging");
    bundle(EMPTY);

    Shell.Result declined = shell.typing("n\n").run("bundle", "deploy", "--local");
    assertThat(declined.exit()).isZero();
    assertThat(declined.err())
        .contains("experiments.fares is deleted without a question: The runs of")
        .doesNotContain("schemas.trips is deleted without a question")
        .endsWith("Would you like to proceed? [y/N]: Deployment cancelled!\n");

    Shell.Result agreed = shell.run("bundle", "deploy", "--local", "--auto-approve");
    assertThat(agreed.exit()).isZero();
    assertThat(agreed.err()).contains("schemas.trips is deleted without a question");
  }

  @Test
  void aJobIsGuardedOnlyWhenItHasRun() throws IOException {
    deployed(SCHEMA + "  jobs:\n    idle:\n      name: idle\n", "staging");
    bundle(SCHEMA);

    assertThat(shell.run("deploy", "--local").err()).contains("Deleted jobs.idle\n");
  }

  private void deployed(String text, String target, String... more) throws IOException {
    bundle(text);
    List<String> command = new ArrayList<>(List.of("deploy", "--local", "-t", target));
    command.addAll(List.of(more));
    Shell.Result result = shell.run(command);
    assertThat(result.exit()).as(result.err()).isZero();
  }

  private void bundle(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text);
  }
}
