package dev.trowel.schema.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Big texts are read, or refused, in bounded memory and time: each in a process with a small heap.
final class BigInputTest {

  @ParameterizedTest
  @Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  @CsvSource(
      delimiter = '|',
      value = {
        "JOBS|256|read",
        "KEYS|768|read",
        "QUOTED|96|read",
        "PLAIN|64|refused⏎f.yml:2:1: a line is too long",
        "COMMENT|96|refused⏎f.yml:1:1: a line is too long",
        "LAUGHS|64|refused⏎f.yml:6:38: aliases in this file grow without bounds",
        "LEVELS|64|refused⏎f.yml:1:202: mappings and lists are nested too deep",
      })
  void fitsIntoASmallHeap(BigInput input, int megabytes, String expected) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + megabytes + "m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BigInput.class.getName(),
                    input.name()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.strip().replace("\r", "").replace('\n', '⏎')).isEqualTo(expected);
  }
}
