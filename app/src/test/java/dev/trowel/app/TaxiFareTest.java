package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxiFareTest {

  private static final Path PROJECT = Path.of("../examples/taxi-fare").toAbsolutePath().normalize();

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void hasNoFindings(String target) {
    Shell.Result result = new Shell(PROJECT, Map.of()).run("validate", "-t", target);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith("\nValidation OK!\n");
  }
}
