package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoPathTest {

  @ParameterizedTest
  @CsvSource({
    "'', .",
    "., .",
    "a//b, a/b",
    "a/./b/, a/b",
    "a/../b, b",
    "a/../.., ..",
    "../../a, ../../a",
    "/../a, /a",
    "//, /",
    "a/b/../../.., ..",
  })
  void cleansAsGoDoes(String path, String cleaned) {
    assertThat(GoPath.clean(path)).isEqualTo(cleaned);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "., a, a",
    "a, '', a",
    "'', a, a",
    "a, ../b, b",
    "{{.x}}, b, {{.x}}/b",
    "a, /b, a/b",
  })
  void joinsAsGoDoes(String folder, String path, String joined) {
    assertThat(GoPath.join(folder, path)).isEqualTo(joined);
  }

  @Property(tries = 500)
  void cleansWhatIsCleanToItself(
      @ForAll @Chars({'a', '.', '/'}) @CharRange(from = 'b', to = 'b') @StringLength(max = 12)
          String path) {
    String cleaned = GoPath.clean(path);
    assertThat(GoPath.clean(cleaned)).isEqualTo(cleaned);
  }
}
