package dev.trowel.schema.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CloudTest {

  @ParameterizedTest
  @CsvSource({
    "https://adb-1.2.azuredatabricks.net,AZURE",
    "https://x.databricks.azure.us/,AZURE",
    "x.databricks.azure.cn,AZURE",
    "https://1.2.gcp.databricks.com,GCP",
    "https://dbc-1.cloud.databricks.com,AWS",
    "https://127.0.0.1:80/?o=1,AWS",
    "[HOST],AWS",
    "'',AWS"
  })
  void isToldByTheHost(String host, Cloud cloud) {
    assertThat(Cloud.ofHost(host)).isEqualTo(cloud);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS,a b+-=._:/@ß%,a b+-=._:/@__",
    "AZURE,a<b>*&%;\\/?+ß,a_b_________ß",
    "GCP,9A-b_ß.c,a-b___c"
  })
  void makesKeysFit(Cloud cloud, String key, String fitting) {
    assertThat(cloud.tagKey(key)).isEqualTo(fitting);
  }

  @ParameterizedTest
  @CsvSource({"AWS,jöhn,j_hn", "AZURE,jöhn Ω<,jöhn _<", "GCP,Jane.Doe,jane_doe"})
  void makesValuesFit(Cloud cloud, String value, String fitting) {
    assertThat(cloud.tagValue(value)).isEqualTo(fitting);
  }

  @Test
  void shortensValuesOnGcp() {
    assertThat(Cloud.GCP.tagValue("x".repeat(100))).hasSize(63);
  }
}
