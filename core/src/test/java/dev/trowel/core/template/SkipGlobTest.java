package dev.trowel.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkipGlobTest {

  @ParameterizedTest
  @CsvSource({
    "a/b.txt, a/b.txt, true",
    "a/b.txt, a/b.tx, false",
    "a, a/b, false",
    "*, abc, true",
    "*, a/b, false",
    "*/b, a/b, true",
    "*/b, a/c/b, false",
    "a*c*e, abcde, true",
    "a*c*e, abcdf, false",
    "a*, a, true",
    "*.yml, .yml, true",
    "?, a, true",
    "?, /, false",
    "?, ä, true",
    "a?b, a😀b, true",
    "[a-c], b, true",
    "[a-c], d, false",
    "[^a-c], d, true",
    "[^a-c], a, false",
    "[^a]b, /b, true",
    "[abc]x, cx, true",
    "\\*, *, true",
    "\\*, a, false",
    "[\\]a], ], true",
    "{{a}}, {{a}}, true",
  })
  void matchesWholePaths(String pattern, String path, boolean matches) {
    assertThat(new SkipGlob(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[]", "[^]", "[a", "[a-", "[]a]", "[-x]", "[x-]", "a[", "\\", "z\\"})
  void refusesWhatIsNoPattern(String pattern) {
    assertThatThrownBy(() -> new SkipGlob(pattern).matches("b"))
        .isInstanceOf(SkipGlob.Malformed.class);
  }

  @Property(tries = 200)
  void matchesEachPlainPathItself(@ForAll @AlphaChars @StringLength(max = 20) String path) {
    assertThat(new SkipGlob(path).matches(path)).isTrue();
    assertThat(new SkipGlob("*").matches(path)).isTrue();
    assertThat(new SkipGlob(path + "?").matches(path)).isFalse();
  }
}
