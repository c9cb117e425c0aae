package dev.trowel.schema.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MergeTest {

  private static final Span BASE = Span.at("base.yml", 1, 1);
  private static final Span OVER = Span.at("over.yml", 2, 2);

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void keepsThePlaceOfTheLeafThatWins() {
    Mapping merged = (Mapping) merge(tree(BASE, "x"), tree(OVER, "y"));
    assertThat(merged.get("a")).isEqualTo(new Text(OVER, "y"));
    assertThat(merged.span()).isEqualTo(BASE);
  }

  @Test
  void namesThePathAndBothPlacesOfAMismatch() {
    Mapping over = Mapping.empty(OVER).with("a", new Seq(OVER, List.of()));
    merge(tree(BASE, "x"), over);
    Diagnostic found = diagnostics.list().getFirst();
    assertThat(found.summary()).isEqualTo("cannot merge string with sequence");
    assertThat(found.paths()).containsExactly(Path.of("jobs", "a"));
    assertThat(found.spans()).containsExactly(OVER, BASE);
    assertThat(found.detail()).contains("over.yml:2:2").contains("base.yml:1:1");
  }

  @Test
  void returnsTheOnlyLayerThatSaysAnything() {
    Value tree = tree(BASE, "x");
    assertThat(merge(new Value.Null(OVER), tree)).isSameAs(tree);
    assertThat(Merge.merge(List.of(tree), Path.ROOT, diagnostics)).isSameAs(tree);
  }

  private Value merge(Value base, Value over) {
    return Merge.merge(List.of(base, over), Path.of("jobs"), diagnostics);
  }

  private static Mapping tree(Span place, String text) {
    return Mapping.empty(place).with("a", new Text(place, text));
  }
}
