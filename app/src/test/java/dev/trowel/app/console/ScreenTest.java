package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final FakeScreen seen = new FakeScreen(20, 5);
  private final ScreenStream stream = ScreenStream.over(seen);
  private final Screen screen = stream.screen();

  @Test
  void whatIsPrintedStandsAboveTheBlock() {
    stream.println("one");
    screen.show(List.of("busy", "  a"));
    stream.println("two");

    assertThat(seen.lines()).containsExactly("one", "two", "busy", "  a");
  }

  @Test
  void theBlockIsRedrawnInItsPlaceAlsoWhenItShrinks() {
    stream.println("one");
    screen.show(List.of("busy busy", "  a", "  b"));
    screen.show(List.of("busy", "  c"));

    assertThat(seen.lines()).containsExactly("one", "busy", "  c");

    screen.show(List.of());

    assertThat(seen.lines()).containsExactly("one");
  }

  @Test
  void itScrollsWithTheWindowAndLeavesNothingBehind() {
    for (int i = 0; i < 12; i++) {
      screen.show(List.of("busy " + i, "  a", "  b"));
      stream.println("line " + i);
    }
    screen.close(false);

    assertThat(seen.lines()).hasSize(12).first().isEqualTo("line 0");
    assertThat(seen.lines()).last().isEqualTo("line 11");
  }

  @Test
  void eachChangeIsOneWriteAndNoChangeIsNone() {
    screen.show(List.of("busy", "  a"));
    stream.println("one");
    int before = seen.writes();
    screen.show(List.of("busy", "  a"));
    assertThat(seen.writes()).isEqualTo(before).isEqualTo(2);
  }

  @Test
  void aQuestionStandsAlone() {
    screen.show(List.of("busy"));
    stream.print("Go on? [y/N]: ");
    stream.flush();
    screen.show(List.of("busy"));

    assertThat(seen.lines()).containsExactly("Go on? [y/N]: ");
  }

  @Test
  void whatIsTooWideForANarrowedWindowIsCutOffAndNothingOfItStays() {
    stream.println("one");
    screen.show(List.of("0123456789012345678"));
    seen.resize(10);
    screen.show(List.of("1123456789012345678"));
    assertThat(seen.lines()).hasSize(2);
    stream.println("two");
    screen.show(List.of("busy"));

    assertThat(seen.lines()).containsExactly("one", "two", "busy");
  }

  @Test
  void afterTheEndNothingIsDrawn() {
    screen.show(List.of("busy"));
    stream.end();
    screen.show(List.of("busy again"));
    stream.println("end");

    assertThat(seen.lines()).containsExactly("end");
  }
}
