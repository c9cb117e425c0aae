package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first word of commands that have two.
class GroupHelpTest {

  @TempDir Path folder;

  private Shell.Result run(String... words) {
    return new Shell(folder, Map.of()).run(words);
  }

  @ParameterizedTest
  @CsvSource({
    "model, model promote",
    "state, state show",
    "sandbox, sandbox gc",
    "local, local serve",
    "endpoint, endpoint shift",
  })
  void itsHelpListsThem(String word, String command) {
    Shell.Result help = run(word, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out())
        .startsWith("Usage: trowel " + word + " COMMAND")
        .contains("  " + command);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run("help", word).out()).isEqualTo(help.out());
  }

  @Test
  void aVersionIsTakenFromOneTarget() {
    Shell.Result refused =
        run("model", "promote", "taxi", "staging:1", "--from", "prod", "--alias", "champion");

    assertThat(refused.exit()).isEqualTo(64);
    assertThat(refused.err()).contains("error[bad-usage]").contains("staging", "--from prod");
  }
}
