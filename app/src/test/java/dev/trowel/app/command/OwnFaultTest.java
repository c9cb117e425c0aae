package dev.trowel.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFaultTest {

  @Test
  void asksForAReport() {
    Diagnostic told = OwnFault.of(new IllegalStateException("odd"), false);
    assertThat(told.code()).isEqualTo("internal-error");
    assertThat(told.summary()).endsWith("java.lang.IllegalStateException: odd");
    assertThat(told.detail()).contains("--debug");
    assertThat(OwnFault.of(new IllegalStateException(), true).detail()).contains("trace above");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Java heap space", "GC overhead limit exceeded"})
  void saysHowToGetMoreMemory(String message) {
    OutOfMemoryError full = new OutOfMemoryError(message);
    for (Throwable each : new Throwable[] {full, new IllegalStateException(full)}) {
      Diagnostic told = OwnFault.of(each, false);
      assertThat(told.code()).isEqualTo("out-of-memory");
      assertThat(told.detail()).containsPattern("TROWEL_JAVA_OPTS=-Xmx\\d+m");
    }
  }

  @Test
  void takesMissingThreadsForNoLackOfMemory() {
    Throwable threads = new OutOfMemoryError("unable to create native thread");
    assertThat(OwnFault.of(threads, false).code()).isEqualTo("internal-error");
    assertThat(OwnFault.of(new OutOfMemoryError(), false).code()).isEqualTo("internal-error");
  }
}
