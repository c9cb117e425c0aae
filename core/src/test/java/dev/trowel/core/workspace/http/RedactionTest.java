package dev.trowel.core.workspace.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "token_value",
        "string_value",
        "bytes_value",
        "client_secret",
        "password",
        "openai_api_key_plaintext",
        "access_token",
        "private_key",
        "aws_secret_access_key",
        "AWS_ACCESS_KEY_ID",
        "client_assertion"
      })
  void strikesOutWhatIsNamedLikeASecret(String name) {
    assertThat(body("{\"a\":[{\"" + name + "\":\"s3cret\",\"b\":1}]}"))
        .isEqualTo("{\"a\":[{\"" + name + "\":\"[redacted]\",\"b\":1}]}");
  }

  @Test
  void strikesOutNumbersAndStringsOnly() {
    assertThat(body("{\"token\":{\"a\":1},\"password\":12,\"secret\":null}"))
        .isEqualTo("{\"token\":{\"a\":1},\"password\":\"[redacted]\",\"secret\":null}");
  }

  @Test
  void strikesOutValuesInTheSecretsApi() {
    byte[] body =
        "{\"key\":\"k\",\"value\":\"s3cret\",\"effective_value\":\"s3cret\"}".getBytes(UTF_8);
    assertThat(Redaction.body("/api/2.1/unity-catalog/secrets/a", body)).doesNotContain("s3cret");
    assertThat(Redaction.body("/api/2.2/jobs/create", body)).contains("s3cret");
  }

  @Test
  void showsOnlyTheLengthOfWhatIsNoJson() {
    assertThat(body("password=s3cret")).isEqualTo("(15 bytes)");
    assertThat(body("")).isEmpty();
    assertThat(Redaction.body("/x", null)).isEmpty();
  }

  @Test
  void cutsLongBodies() {
    assertThat(body("[\"" + "x".repeat(10_000) + "\"]")).hasSize(4097).endsWith("…");
  }

  @Test
  void strikesOutParameters() {
    assertThat(Redaction.path("/a?page=1&access_token=s3cret&b"))
        .isEqualTo("/a?page=1&access_token=[redacted]&b");
    assertThat(Redaction.path("/a")).isEqualTo("/a");
  }

  private static String body(String json) {
    return Redaction.body("/api/2.0/x", json.getBytes(UTF_8));
  }
}
