package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitTest {

  @ParameterizedTest
  @CsvSource({
    "lock-held, LOCKED",
    "consent-missing, CONSENT",
    "unknown-resource-reference, INVALID",
    "reference-cycle, INVALID",
    "bad-usage, USAGE",
    "unknown-option, USAGE",
    "unknown-command, USAGE",
    "workspace-unanswered, FAILED",
  })
  void whatStoppedACommandSaysHowItEnded(String code, Exit exit) {
    assertThat(Exit.of(List.of(Diagnostic.error(code, "x")))).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource({
    "DONE, 0, 0",
    "FAILED, 1, 1",
    "PENDING, 2, 0",
    "INVALID, 3, 1",
    "LOCKED, 4, 1",
    "CONSENT, 5, 1",
    "USAGE, 64, 1",
  })
  void theIncumbentKnowsSuccessAndFailureOnly(Exit exit, int ours, int theirs) {
    assertThat(exit.code(Spelling.NATIVE)).isEqualTo(ours);
    assertThat(exit.code(Spelling.INCUMBENT)).isEqualTo(theirs);
  }

  @Test
  void aCodeThatSaysMoreWins() {
    List<Diagnostic> found =
        List.of(Diagnostic.error("other", "x"), Diagnostic.error("lock-held", "y"));

    assertThat(Exit.of(found)).isEqualTo(Exit.LOCKED);
  }
}
