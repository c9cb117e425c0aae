package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShellWordsTest {

  @Test
  void leavesAShortCommandOnOneLine() {
    assertThat(ShellWords.broken(List.of("trowel", "deploy", "-t", "prod", "--local")))
        .isEqualTo("trowel deploy -t prod --local");
  }

  @Test
  void breaksALongCommandBeforeAnOptionWhereAShellGoesOn() {
    List<String> words =
        List.of(
            "trowel",
            "deploy",
            "-C",
            "examples/taxi-fare",
            "--auto-approve",
            "--target",
            "staging",
            "--allow-delete",
            "'registered_models.*'");

    assertThat(ShellWords.broken(words))
        .isEqualTo(
            """
            trowel deploy -C examples/taxi-fare --auto-approve \\
                --target staging --allow-delete 'registered_models.*'\
            """);
  }
}
