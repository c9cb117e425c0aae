package dev.trowel.schema.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class MergePropertiesTest {

  private static final Span HERE = Span.at("f.yml", 1, 1);

  @Property
  void ofATreeWithItselfIsTheTreeWhenItHoldsNoLists(@ForAll("withoutLists") Value tree) {
    assertThat(merge(tree, tree)).isEqualTo(tree);
  }

  @Property
  void withNothingChangesNothing(@ForAll("trees") Value tree) {
    Value nothing = new Value.Null(HERE);
    assertThat(merge(tree, nothing)).isSameAs(tree);
    assertThat(merge(nothing, tree)).isSameAs(tree);
    assertThat(merge(tree, Mapping.empty(HERE))).isEqualTo(tree);
    assertThat(merge(Mapping.empty(HERE), tree)).isEqualTo(tree);
  }

  @Property
  void doesNotDependOnHowLayersAreTakenTogether(
      @ForAll("trees") Value a, @ForAll("trees") Value b, @ForAll("trees") Value c) {
    Diagnostics diagnostics = new Diagnostics();
    Value atOnce = Merge.merge(List.of(a, b, c), Path.ROOT, diagnostics);
    if (!diagnostics.hasErrors()) {
      assertThat(merge(merge(a, b), c)).isEqualTo(atOnce);
    }
  }

  @Property
  void reportsEveryClashAndKeepsTheFirst(@ForAll("trees") Value tree) {
    Value list = new Seq(HERE, List.of());
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Merge.merge(List.of(tree, list), Path.ROOT, diagnostics)).isSameAs(tree);
    assertThat(diagnostics.list()).hasSize(1);
  }

  @Provide
  Arbitrary<Value> trees() {
    return mappings(
        Arbitraries.oneOf(leaves(), leaves().list().ofMaxSize(3).map(MergePropertiesTest::seq)));
  }

  @Provide
  Arbitrary<Value> withoutLists() {
    return mappings(leaves());
  }

  private static Arbitrary<Value> mappings(Arbitrary<Value> leaf) {
    Arbitrary<Value> inner = Arbitraries.oneOf(leaf, mapping(leaf));
    return mapping(Arbitraries.oneOf(leaf, mapping(inner)));
  }

  private static Arbitrary<Value> mapping(Arbitrary<Value> values) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c"), values)
        .ofMaxSize(3)
        .map(MergePropertiesTest::mapping);
  }

  private static Value mapping(Map<String, Value> values) {
    Mapping mapping = Mapping.empty(HERE);
    for (Map.Entry<String, Value> each : values.entrySet()) {
      mapping = mapping.with(each.getKey(), each.getValue());
    }
    return mapping;
  }

  private static Arbitrary<Value> leaves() {
    return Arbitraries.of("x", "y", "z").map(text -> new Text(HERE, text));
  }

  private static Value seq(List<Value> items) {
    return new Seq(HERE, items);
  }

  private static Value merge(Value base, Value over) {
    return Merge.merge(List.of(base, over), Path.ROOT, new Diagnostics());
  }
}
