package dev.trowel.schema.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlashesTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b/c/d, c/d",
    "/a/b, /a/b, ''",
    "/a/b, /a/c, ../c",
    "/, /q, q",
    "'', x/y, x/y",
    "'', '', ''"
  })
  void tellsAPathSeenFromAFolder(String folder, String path, String seen) {
    assertThat(Slashes.relative(Path.of(folder), Path.of(path))).isEqualTo(seen);
  }
}
