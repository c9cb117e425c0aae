package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.schema.allow.Allowances;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LenientTest {

  private static final Diagnostic TWICE = Diagnostic.error("task-key-twice", "twice");
  private static final Diagnostic CYCLE = Diagnostic.error("task-cycle", "cycle");
  private static final Diagnostic MODE = Diagnostic.error("mode-unknown", "mode");

  @Test
  void leavesOutWhatTheIncumbentDoesWithoutAWord() {
    assertThat(Lenient.known(read()).diagnostics()).containsExactly(CYCLE, MODE);
  }

  @Test
  void onlyWarnsOfWhatTheWorkspaceWouldRefuse() {
    assertThat(Lenient.deployment(read()).diagnostics())
        .containsExactly(TWICE, CYCLE.as(Severity.WARNING), MODE);
  }

  private static Read read() {
    return new Read(Optional.empty(), List.of(TWICE, CYCLE, MODE), Allowances.none());
  }
}
