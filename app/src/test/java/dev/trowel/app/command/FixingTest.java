package dev.trowel.app.command;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `validate --fix` leaves alone.
class FixingTest {

  private static final String SLIP =
      """
      bundle:
        name: mended
        colour: red
      resources:
        jobs:
          j:
            nmae: j
      """;

  private static final String MENDED = SLIP.replace("nmae", "name");

  @TempDir Path folder;
  private Path root;
  private Path bundle;
  private Shell shell;

  @BeforeEach
  void enter() throws IOException {
    root = Files.createDirectory(folder.resolve("bundle"));
    bundle = root.resolve("databricks.yml");
    shell = new Shell(root, Map.of());
  }

  @Test
  void saysWhatItFixedOfWhatItFound() throws IOException {
    Files.writeString(bundle, SLIP);

    Shell.Result result = shell.run("validate", "--fix");

    assertThat(result.err()).contains("Fixed 1 of 2 findings in 1 file").contains("colour");
    assertThat(bundle).hasContent(MENDED);
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Files.writeString(bundle, SLIP);

    Shell.Result result = shell.run("validate", "--fix", "--dry-run");

    assertThat(result.out()).contains("-      nmae: j\n+      name: j\n");
    assertThat(result.err()).contains("Would fix 1 of 2 findings in 1 file");
    assertThat(bundle).hasContent(SLIP);
  }

  @Test
  void keepsNoFixThatBringsAnErrorThoughOthersTakeSomeAway() throws IOException {
    Files.writeString(
        bundle,
        """
        bundle:
          name: mended
        resources:
          jobs:
            j:
              name: j
              schedule:
                quartz_cron_expression: "0 9 * * *"
                timezone_id: Europe/Amsterdm
              continuos: {}
        """);

    shell.run("validate", "--fix");

    assertThat(bundle).content().contains("\"0 0 9 * * ?\"", "Europe/Amsterdam", "continuos: {}");
  }

  @Test
  void mendsIncludedFilesAndWhatLinksLeadTo() throws IOException {
    Path real = Files.createDirectory(root.resolve("shared")).resolve("jobs.yml");
    Files.writeString(real, "resources:\n  jobs:\n    j:\n      nmae: j\n");
    Path link = Files.createSymbolicLink(root.resolve("jobs.yml"), Path.of("shared/jobs.yml"));
    Files.writeString(bundle, "bundle: {name: b}\ninclude: [jobs.yml]\n");

    shell.run("validate", "--fix");

    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("resources:\n  jobs:\n    j:\n      name: j\n");
  }

  @Test
  void changesNothingOutsideTheBundle() throws IOException {
    String text = "resources:\n  jobs:\n    j:\n      nmae: j\n";
    Path outside = Files.writeString(folder.resolve("jobs.yml"), text);
    Files.createSymbolicLink(root.resolve("linked.yml"), outside);
    Files.writeString(bundle, "bundle: {name: b}\ninclude: [linked.yml]\n");

    Shell.Result result = shell.run("validate", "--fix");

    assertThat(result.err()).contains("Fixed none of 1 finding\n");
    assertThat(outside).hasContent(text);
  }

  @Test
  void dropsAFixThatMakesAnotherError() throws IOException {
    String text =
        """
        bundle: {name: b}
        resources:
          jobs:
            j:
              name: j
              shedule:
                quartz_cron_expression: at noon
                timezone_id: UTC
              nmae2: k
              continous: {}
        """;
    Files.writeString(bundle, text);

    shell.run("validate", "--fix");

    assertThat(bundle).hasContent(text.replace("continous", "continuous"));
  }

  @Test
  void doesNotTouchTheTextOfAVariable() throws IOException {
    String text =
        """
        bundle: {name: b}
        variables:
          zone: {default: "Europe/Rime"}
        resources:
          jobs:
            j:
              schedule:
                quartz_cron_expression: "0 0 9 * * ?"
                timezone_id: ${var.zone}
        """;
    Files.writeString(bundle, text);

    shell.run("validate", "--fix");

    assertThat(bundle).hasContent(text);
  }

  @Test
  void doesNotTouchWhatCommentsAllow() throws IOException {
    String text = SLIP.replace("nmae: j", "nmae: j # trowel: allow unknown-field because so");
    Files.writeString(bundle, text);

    shell.run("validate", "--fix");

    assertThat(bundle).hasContent(text);
  }

  @Test
  void leavesFilesItCannotRead() throws IOException {
    Files.write(bundle, SLIP.getBytes(UTF_16));

    assertThat(shell.run("validate", "--fix").exit()).isEqualTo(3);
    assertThat(Files.readAllBytes(bundle)).isEqualTo(SLIP.getBytes(UTF_16));
  }

  @Test
  void isNoOptionOfTheIncumbent() {
    assertThat(shell.run("bundle", "validate", "--fix").err()).contains("--fix");
    assertThat(shell.run("validate", "--fix").exit()).isEqualTo(3);
  }

  @Test
  void saysThatThereIsNothingLeftToFix() throws IOException {
    Files.writeString(bundle, SLIP);
    shell.run("validate", "--fix");

    assertThat(shell.run("validate", "--fix").err()).contains("Fixed none of 1 finding\n");
    Files.writeString(bundle, "bundle: {name: mended}\n");
    assertThat(shell.run("validate", "--fix").err()).isEqualTo("Nothing to fix\n");
  }

  @Test
  void doesNotShowLinesOfUtf16() throws IOException {
    Files.write(bundle, SLIP.getBytes(UTF_16));

    assertThat(shell.run("validate").err())
        .contains(" --> databricks.yml:1:1\n  = help: Save the file as UTF-8 text.");
  }
}
