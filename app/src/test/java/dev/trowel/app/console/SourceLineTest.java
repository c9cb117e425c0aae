package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.console.SourceLine.Shown;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLineTest {

  private static Shown shown(String line, String marked, int width) {
    int from = line.indexOf(marked);
    return SourceLine.of(line, Mask.of(line)).around(from, from + marked.length(), width);
  }

  /// What stands in the marked cells, where every character takes one.
  private static String marked(Shown shown) {
    return shown.text().substring(shown.start(), shown.start() + shown.length());
  }

  @Test
  void marksWhatIsMeant() {
    assertThat(marked(shown("name: trips # all", "trips", 72))).isEqualTo("trips");
  }

  @ParameterizedTest
  @CsvSource({
    "'\tname: x', name, 4, 4",
    "'漢字: x', x, 6, 1",
    "'a漢字: x', 漢字, 1, 4",
    "'😀😀: x', x, 6, 1",
    "'e\u0301e\u0301: x', x, 4, 1",
    "'a\u200db: x', x, 4, 1",
    "'ｱｲ: x', x, 4, 1",
    "'한국: x', x, 6, 1",
    "'Ａ: x', x, 4, 1",
    "'\u001b[1m: x', x, 11, 1",
  })
  void countsCellsAndNotCharacters(String line, String marked, int start, int length) {
    Shown shown = shown(line, marked, 72);

    assertThat(shown.start()).isEqualTo(start);
    assertThat(shown.length()).isEqualTo(length);
  }

  @Test
  void aPlaceWithoutCharactersHasOneMark() {
    SourceLine line = SourceLine.of("ab", new BitSet());

    assertThat(line.around(1, 1, 72)).isEqualTo(new Shown("ab", 1, 1));
    assertThat(line.around(2, 2, 72)).isEqualTo(new Shown("ab", 2, 1));
    assertThat(SourceLine.of("", new BitSet()).around(0, 0, 72)).isEqualTo(new Shown("", 0, 1));
  }

  @Test
  void cutsLongLinesAroundTheMark() {
    String start = "here: " + "a".repeat(200);
    String middle = "b".repeat(100) + "here" + "c".repeat(100);
    String end = "d".repeat(200) + "here";

    assertThat(shown(start, "here", 30).text()).startsWith("here: a").endsWith("a…").hasSize(29);
    assertThat(shown(middle, "here", 30).text()).matches("…b{20}herec{4}…");
    assertThat(shown(end, "here", 30).text()).matches("…d{24}here");
    for (String line : new String[] {start, middle, end}) {
      assertThat(marked(shown(line, "here", 30))).isEqualTo("here");
    }
  }

  @Test
  void aMarkThatIsTooLongIsCut() {
    String line = "a".repeat(50) + "x".repeat(300);

    Shown shown = shown(line, "x".repeat(300), 30);
    assertThat(shown.text()).startsWith("…x").endsWith("x…");
    assertThat(shown.start() + shown.length()).isLessThan(30);
  }

  @Test
  void wideCharactersAreNotCutInHalves() {
    Shown shown = shown("漢".repeat(100) + "here" + "字".repeat(100), "here", 31);

    assertThat(Cells.of(shown.text())).isLessThanOrEqualTo(31);
    assertThat(Cells.of(shown.text().substring(0, shown.text().indexOf("here"))))
        .isEqualTo(shown.start());
  }

  @Test
  void secretsAreHiddenWhateverTheirLength() {
    for (String secret : new String[] {"x", "hunter2hunter2hunter2"}) {
      Shown shown = shown("{token: " + secret + ", name: here}", "here", 72);

      assertThat(shown.text()).isEqualTo("{token: ••••, name: here}");
      assertThat(marked(shown)).isEqualTo("here");
    }
    Shown inside = shown("token: hunter2", "unt", 72);
    assertThat(marked(inside)).isEqualTo("••••");
  }
}
