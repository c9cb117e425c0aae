package dev.trowel.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RewriteTest {

  @Test
  void leavesQuotesAlone() {
    assertThat(only(Rewrite.text("", text(4, "nmae"), "name")))
        .isEqualTo(new Fix.Edit(span(1, 5), "name", Optional.of("nmae")));
    assertThat(only(Rewrite.text("", text(6, "nmae"), "name")).span()).isEqualTo(span(2, 6));
  }

  @Test
  void quotesWhatWouldNotBeText() {
    assertThat(only(Rewrite.text("", text(1, "a"), "true")).text()).isEqualTo("\"true\"");
    assertThat(only(Rewrite.text("", text(1, "a"), "0 0 * ?")).text()).isEqualTo("\"0 0 * ?\"");
    assertThat(only(Rewrite.text("", text(3, "a"), "0 0 * ?")).text()).isEqualTo("0 0 * ?");
  }

  @Test
  void doesNotTouchWhatIsNotWrittenAsItReads() {
    assertThat(Rewrite.text("", text(10, "nmae"), "name")).isEmpty();
    assertThat(Rewrite.text("", new Text(Span.synthetic("--var"), "nmae"), "name")).isEmpty();
    assertThat(Rewrite.text("", text(6, "nmae"), "na\"me")).isEmpty();
    Text lines = new Text(new Span("f", 1, 1, 2, 5), "nmae");
    assertThat(Rewrite.text("", lines, "name")).isEmpty();
  }

  @Test
  void changesAPartThatStandsThereOnce() {
    assertThat(only(Rewrite.inside("", text(8, "a ${b} c"), "${b}", "${d}")).span())
        .isEqualTo(span(3, 7));
    assertThat(Rewrite.inside("", text(8, "${b}${b}"), "${b}", "${d}")).isEmpty();
  }

  private static Fix.Edit only(Optional<Fix> fix) {
    assertThat(fix).isPresent();
    return fix.orElseThrow().edits().getFirst();
  }

  /// A text that takes `width` columns.
  private static Text text(int width, String text) {
    return new Text(span(1, 1 + width), text);
  }

  private static Span span(int column, int endColumn) {
    return new Span("f", 1, column, 1, endColumn);
  }
}
