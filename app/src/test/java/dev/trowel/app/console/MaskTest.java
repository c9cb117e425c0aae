package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

  /// The line with `*` for what is hidden.
  private static String masked(String line) {
    BitSet hidden = Mask.of(line);
    StringBuilder text = new StringBuilder(line);
    hidden.stream().forEach(at -> text.setCharAt(at, '*'));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: hunter2",
        "password: hunter2 # hunter2 was the old one, too",
        "  db_password: \"hunter2 or so\"",
        "  db_password: 'hunter2, it''s hunter2'",
        "\"client_secret\": \"hunter2\\\"hunter2\",",
        "token = \"hunter2\"",
        "{name: a, token: hunter2, secret: hunter2}",
        "{\"apiKey\": \"hunter2\", \"b\": 1}",
        "AWS_SECRET_ACCESS_KEY=hunter2",
        "password: &pw hunter2",
        "password: !!str hunter2",
        "parameters: [\"--token\", \"hunter2\"]",
        "command: run --db-password hunter2",
        "command: run --db-password=hunter2",
        "url: jdbc:postgres://ann:hunter2@db.example.com/x",
        "header: Bearer hunter2hunter2",
        "password: \"hunter2",
        "secret: {token: hunter2}",
        "token: ${var.a}hunter2",
        "db_password: {description: x, default: hunter2}",
        "passwords: {db_password: [a, hunter2]}",
      })
  void hidesWhatANameMakesASecret(String line) {
    String shown = masked(line);

    assertThat(shown.replaceAll("#.*", "")).doesNotContain("hunter2").contains("*");
  }

  @Test
  void hidesWhatItsFormMakesASecret() {
    String token = "dapi" + "0123456789abcdef".repeat(2);
    assertThat(masked("x: " + token)).isEqualTo("x: " + "*".repeat(token.length()));
    assertThat(masked("- AKIA" + "A".repeat(16))).isEqualTo("- " + "*".repeat(20));
    assertThat(masked("a: -----BEGIN RSA PRIVATE KEY-----MIIE")).matches("a: \\*+");
    assertThat(masked("    " + "MIIEvQi0BADAN".repeat(6))).isEqualTo("    " + "*".repeat(78));
  }

  @Test
  void noFindingQuotesAToken() {
    String token = "dapi" + "0123456789abcdef".repeat(2);
    Diagnostic told = Diagnostic.error("x", "no file " + token).detail("Name " + token + ".");

    Diagnostic shown = new Finding(told, List.of()).diagnostic();
    assertThat(shown.summary()).isEqualTo("no file ••••");
    assertThat(shown.detail()).isEqualTo("Name ••••.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token: ${var.token}",
        "password: \"{{secrets/scope/key}}\"",
        "password:",
        "password: null",
        "secret: {scope: a, key: b}",
        "secret_scope: prod",
        "max_tokens: 5",
        "name: passwords of everybody",
        "secrets: [a, b]",
        "notebook_path: ../notebooks/a_long_path_to_something/that_is_longer_than_others.py",
        "quartz_cron_expression: 0 0 9 * * ?",
      })
  void showsWhatIsNone(String line) {
    assertThat(masked(line)).isEqualTo(line);
  }

  @Test
  void longLinesTakeNoTime() {
    String line = "a.b-c_".repeat(40_000) + " password: \"" + "x\\\"".repeat(40_000);

    assertTimeout(Duration.ofSeconds(10), () -> Mask.of(line));
  }
}
