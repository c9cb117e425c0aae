package dev.trowel.core.template.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.template.merge.TextMerge.Merged;
import dev.trowel.schema.source.EndedLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextMergeTest {

  private static final String BASE = "a\nb\nc\nd\ne\n";

  @Test
  void takesWhatOnlyOneChanged() {
    assertThat(TextMerge.of(BASE, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n"))
        .isEqualTo(new Merged("A\nb\nc\nd\nE\nf\n", 0));
  }

  @Test
  void takesOnceWhatBothChangedAlike() {
    assertThat(TextMerge.of(BASE, "a\nX\nc\nd\ne\n", "a\nX\nc\nd\ne\n"))
        .isEqualTo(new Merged("a\nX\nc\nd\ne\n", 0));
  }

  @Test
  void marksWhatBothChangedDifferently() {
    assertThat(TextMerge.of(BASE, "a\nB\nc\nd\ne\n", "a\nbb\nc\nd\ne\n"))
        .isEqualTo(new Merged("a\n<<<<<<< yours\nB\n=======\nbb\n>>>>>>> template\nc\nd\ne\n", 1));
  }

  @Test
  void whatBeginsAndEndsAlikeIsNoConflict() {
    assertThat(TextMerge.of("x\n", "1\n2\n9\n", "1\n3\n9\n"))
        .isEqualTo(new Merged("1\n<<<<<<< yours\n2\n=======\n3\n>>>>>>> template\n9\n", 1));
  }

  @Test
  void aLineThatOneChangedAndTheOtherTookAwayIsAConflict() {
    assertThat(TextMerge.of(BASE, "a\nB\nc\nd\ne\n", "a\nc\nd\ne\n"))
        .isEqualTo(new Merged("a\n<<<<<<< yours\nB\n=======\n>>>>>>> template\nc\nd\ne\n", 1));
  }

  @Test
  void textsWithoutACommonAncestorAreOneConflict() {
    assertThat(TextMerge.of("", "mine\n", "theirs\n"))
        .isEqualTo(new Merged("<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> template\n", 1));
  }

  @Test
  void aLastLineWithoutAnEndStaysALine() {
    assertThat(TextMerge.of("a", "b", "c"))
        .isEqualTo(new Merged("<<<<<<< yours\nb\n=======\nc\n>>>>>>> template\n", 1));
    assertThat(TextMerge.of("a\nb", "a\nb", "a\nb\nc").text()).isEqualTo("a\nb\nc");
  }

  @Test
  void markersEndAsTheLinesAroundThemDo() {
    assertThat(TextMerge.of("a\r\n", "b\r\n", "c\r\n").text())
        .isEqualTo("<<<<<<< yours\r\nb\r\n=======\r\nc\r\n>>>>>>> template\r\n");
  }

  @Property
  void nothingNewChangesNothing(@ForAll("texts") String base, @ForAll("texts") String ours) {
    assertThat(TextMerge.of(base, ours, base)).isEqualTo(new Merged(ours, 0));
  }

  @Property
  void whatWasNotTouchedBecomesTheNewOne(
      @ForAll("texts") String base, @ForAll("texts") String theirs) {
    assertThat(TextMerge.of(base, base, theirs)).isEqualTo(new Merged(theirs, 0));
    assertThat(TextMerge.of(base, theirs, theirs)).isEqualTo(new Merged(theirs, 0));
  }

  @Property
  void noLineOfAPersonIsLost(
      @ForAll("texts") String base, @ForAll("texts") String ours, @ForAll("texts") String theirs) {
    Map<String, Integer> merged = counts(TextMerge.of(base, ours, theirs).text());
    Map<String, Integer> before = counts(base);
    counts(ours)
        .forEach((line, count) ->
            assertThat(merged.getOrDefault(line, 0))
                .as(line)
                .isGreaterThanOrEqualTo(count - before.getOrDefault(line, 0)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(List.of("a", "b", "c", "d", "", "e"))
        .list()
        .ofMaxSize(12)
        .map(lines -> lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    EndedLines.of(text).forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts;
  }
}
