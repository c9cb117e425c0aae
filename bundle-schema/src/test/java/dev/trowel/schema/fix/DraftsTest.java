package dev.trowel.schema.fix;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.Fix.Edit;
import dev.trowel.schema.source.Span;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DraftsTest {

  @Test
  void changesNothingButWhatItIsTold() {
    assertThat(made("a: 1\nb:  2 # two\n", replace(2, 1, 2, "c"))).isEqualTo("a: 1\nc:  2 # two\n");
  }

  @Test
  void keepsLineEndsAndByteOrderMark() {
    assertThat(made("\uFEFFa: 1\r\nb: 2\r\n", replace(1, 1, 2, "c"), insert(2, 1, "x: 1\n")))
        .isEqualTo("\uFEFFc: 1\r\nx: 1\r\nb: 2\r\n");
  }

  @Test
  void countsColumnsInUtf16Units() {
    assertThat(made("a: 😀 b\n", replace(1, 7, 8, "c"))).isEqualTo("a: 😀 c\n");
  }

  @Test
  void endsTheLastLineBeforeOneComesAfterIt() {
    assertThat(made("a: 1", insert(2, 1, "b: 2\n"))).isEqualTo("a: 1\nb: 2");
    assertThat(made("a: 1\n", insert(2, 1, "b: 2\n"))).isEqualTo("a: 1\nb: 2\n");
  }

  @Test
  void leavesAFixThatTouchesAnEarlierOne() {
    Fix first = replace(1, 1, 3, "x");
    List<Fix> all =
        List.of(first, replace(1, 3, 4, "y"), replace(1, 2, 3, "z"), first, replace(1, 5, 6, "w"));

    assertThat(drafts("abcdef\n").compatible(all)).containsExactly(first, replace(1, 5, 6, "w"));
  }

  @Test
  void leavesAFixWhoseTextIsNotThere() {
    Fix moved = Fix.replace("", new Span("f", 1, 1, 1, 2), "b", "c");
    Fix outside = replace(9, 1, 2, "x");
    Fix beyond = replace(1, 7, 9, "x");
    Fix elsewhere = Fix.replace("", new Span("g", 1, 1, 1, 2), "c");

    assertThat(drafts("abc\n").compatible(List.of(moved, outside, beyond, elsewhere))).isEmpty();
    assertThat(drafts("abc\n").compatible(List.of(Fix.replace("", Span.of("f"), "c")))).isEmpty();
  }

  @Test
  void makesAFixAsAWholeOrNotAtAll() {
    Fix half =
        new Fix(
            "",
            List.of(
                new Edit(new Span("f", 1, 1, 1, 2), "x"),
                new Edit(new Span("f", 1, 2, 1, 3), "y", Optional.of("no"))));

    assertThat(drafts("abc\n").compatible(List.of(half))).isEmpty();
  }

  @Test
  void leavesFilesThatAreNoUtf8() {
    assertThat(drafts("abc\n", UTF_16).compatible(List.of(replace(1, 1, 2, "x")))).isEmpty();
  }

  private static String made(String text, Fix... fixes) {
    Drafts drafts = drafts(text);
    List<Fix> chosen = drafts.compatible(List.of(fixes));
    assertThat(chosen).containsExactly(fixes);
    return new String(drafts.with(chosen).firstEntry().getValue(), UTF_8);
  }

  private static Drafts drafts(String text) {
    return drafts(text, UTF_8);
  }

  private static Drafts drafts(String text, Charset charset) {
    return new Drafts(
        file -> file.equals("f") ? Optional.of(text.getBytes(charset)) : Optional.empty());
  }

  private static Fix replace(int line, int column, int endColumn, String text) {
    return Fix.replace("", new Span("f", line, column, line, endColumn), text);
  }

  private static Fix insert(int line, int column, String text) {
    return replace(line, column, column, text);
  }
}
