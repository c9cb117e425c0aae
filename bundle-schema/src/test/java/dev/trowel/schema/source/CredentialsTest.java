package dev.trowel.schema.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final String WORD = "Ab3".repeat(40);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dapi%1$s",
        "dapi%1$s-2",
        "dose%1$s",
        "AKIAABCDEFGHIJKLMNOP",
        "ASIA0123456789ABCDEF",
        "ghp_%2$s",
        "github_pat_%2$s",
        "glpat-abcdefghij0123456789",
        "xoxb-abcdefghij0123456789",
        "AIza%1$s_-a",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----",
        "jdbc:ab:;pwd=word",
        "jdbc:postgresql://db/fares?user=ann&password=hunter2",
        "abc://u:word@",
        "https://ann:hunter2@example.com/fares",
        "https://account.blob.core.windows.net/c?sv=1&sig=%2$s",
        "AccountKey=%2$s=="
      })
  void areFoundWhereverTheyStand(String form) {
    String secret = form.formatted(HEX, WORD);
    assertThat(Credentials.WRITTEN.matcher(secret).find()).as("the pattern").isTrue();
    assertThat(Credentials.areIn(secret)).isTrue();
    assertThat(Credentials.areIn("it is " + secret + " and a long_text_that_is_harmless")).isTrue();
    assertThat(Credentials.areIn("a_long_text_that_is_harmless, " + secret)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dapi",
        "/Workspace/Users/ann@example.com/a_long_name_of_a_notebook",
        "${resources.jobs.train_the_model_of_fares.id}",
        "spark.databricks.delta.preview.enabled=true",
        "weights_of_all_zones_0123456789"
      })
  void areNotInOrdinaryTexts(String text) {
    assertThat(Credentials.areIn(text)).isFalse();
  }
}
