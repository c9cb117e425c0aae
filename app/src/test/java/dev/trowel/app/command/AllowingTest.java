package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comments in the files allow, from command to command.
class AllowingTest {

  private static final String CODE = "timezone-unknown";
  private static final String REASON = "the workspace has it";
  private static final String COMMENT = "# trowel: allow " + CODE + " because " + REASON;

  private static final String BUNDLE =
      """
      bundle:
        name: allowed
      targets:
        dev: {default: true}
        prod:
          resources:
            jobs:
              j:
                schedule:
                  quartz_cron_expression: "0 0 9 * * ?"
                  timezone_id: Mars/Base <comment>
      resources:
        jobs:
          j:
            name: j
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void enter() {
    shell = new Shell(folder, Map.of());
  }

  /// The local workspace refuses the time zone, as the real one would if the comment were wrong.
  @Test
  void anAllowedErrorStopsNoCommand() throws IOException {
    write("");
    assertThat(shell.run("plan", "--local", "-t", "prod").exit()).isEqualTo(3);

    write(COMMENT);
    assertThat(shell.run("validate").exit()).isZero();
    assertThat(shell.run("plan", "--local", "-t", "prod").exit()).isZero();
    assertThat(shell.run("deploy", "--local", "-t", "prod").err()).contains("+ jobs.j  create");
  }

  @Test
  void whatOnlyOneTargetNeedsIsNotCalledUnusedInAnother() throws IOException {
    write(COMMENT);

    Shell.Result result = shell.run("validate", "-t", "dev");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith("Validation OK!\n");
  }

  @Test
  void machinesAreToldOfIt() throws IOException {
    write(COMMENT);

    JsonNode envelope = json(shell.run("validate", "-o", "json").out());
    JsonNode sarif = json(shell.run("validate", "--format", "sarif").out());

    assertThat(envelope.at("/diagnostics")).isEmpty();
    assertThat(envelope.at("/suppressed/0/code").asText()).isEqualTo(CODE);
    assertThat(envelope.at("/suppressed/0/reason").asText()).isEqualTo(REASON);
    assertThat(envelope.at("/suppressed/0/targets/0").asText()).isEqualTo("prod");
    JsonNode suppression = sarif.at("/runs/0/results/0/suppressions/0");
    assertThat(suppression.at("/kind").asText()).isEqualTo("inSource");
    assertThat(suppression.at("/justification").asText()).isEqualTo(REASON);
  }

  @Test
  void theIncumbentsOwnFindingsStay() throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"),
        """
        # trowel: allow-file unknown-field, timezone-unknown because they are known elsewhere
        bundle:
          name: allowed
          colour: red
        resources:
          jobs:
            j:
              schedule: {quartz_cron_expression: "0 0 9 * * ?", timezone_id: Mars/Base}
        """);

    assertThat(shell.run("validate").err()).isEmpty();
    assertThat(shell.run("bundle", "validate").err())
        .contains("unknown field: colour")
        .doesNotContain("Mars/Base");
  }

  private void write(String comment) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE.replace("<comment>", comment));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
