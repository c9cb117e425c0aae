package dev.trowel.schema.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ScopeTest {

  private static final Span HERE = Span.at("a.yml", 1, 1);
  private static final Span USE = Span.at("b.yml", 2, 3);

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void returnsTheSameObjectWhenNothingChanges() {
    Mapping tree =
        Mapping.empty(HERE)
            .with("list", new Seq(HERE, List.of(text("a"), text("${resources.jobs.j.id}"))))
            .with("n", new Num(HERE, "1"));
    assertThat(scope(Map.of()).resolve(tree)).isSameAs(tree);
  }

  @Test
  void keepsThePlaceOfTheUse() {
    Value resolved = scope(Map.of("x", new Num(HERE, "3"))).resolve(new Text(USE, "${var.x}"));
    assertThat(resolved).isEqualTo(new Num(USE, "3"));
  }

  @Test
  void keepsWhatIsSecretSecret() {
    Scope scope = scope(Map.of("x", new Secret(HERE, "s3")));
    assertThat(scope.resolve(new Text(USE, "a${var.x}"))).isEqualTo(new Secret(USE, "as3"));
  }

  @Test
  void endsOnAChainDeeperThanAnyoneWrites() {
    Mapping variables = Mapping.empty(HERE);
    for (int i = 0; i < 10_000; i++) {
      variables = variables.with("v" + i, text("${var.v" + (i + 1) + "}"));
    }
    scopeOf(variables).resolve(text("${var.v0}"));
    assertThat(codes()).containsExactly("reference-too-deep");
  }

  @Test
  void endsOnAValueThatDoublesAtEachStep() {
    Mapping variables = Mapping.empty(HERE).with("v0", text("0123456789"));
    for (int i = 1; i < 60; i++) {
      String before = "${var.v" + (i - 1) + "}";
      variables = variables.with("v" + i, text(before + before));
    }
    scopeOf(variables).resolve(text("${var.v59}"));
    assertThat(codes()).contains("reference-too-deep");
  }

  @Test
  void endsOnAListThatDoublesAtEachStep() {
    Mapping variables = Mapping.empty(HERE).with("v0", text("0123456789"));
    for (int i = 1; i < 60; i++) {
      Text before = text("${var.v" + (i - 1) + "}");
      variables = variables.with("v" + i, new Seq(HERE, List.of(before, before)));
    }
    scopeOf(variables).resolve(text("${var.v59}"));
    assertThat(codes()).contains("reference-too-deep");
  }

  @Test
  void doesNotTakeAFieldOfItselfForACircle() {
    Mapping x = Mapping.empty(HERE).with("a", text("1")).with("b", text("${var.x.a}"));
    Value resolved = scope(Map.of("x", x)).resolve(text("${var.x.b}"));
    assertThat(resolved).isEqualTo(text("1"));
    assertThat(codes()).isEmpty();
  }

  @Test
  void tellsTheWholeCircleWithItsPlaces() {
    Mapping variables =
        Mapping.empty(HERE)
            .with("a", new Text(Span.at("f", 1, 1), "${var.b}"))
            .with("b", new Text(Span.at("f", 2, 1), "${var.c}"))
            .with("c", new Text(Span.at("f", 3, 1), "${var.a}"));
    scopeOf(variables).resolve(new Text(USE, "${var.a}"));
    assertThat(diagnostics.list()).hasSize(1);
    Diagnostic cycle = diagnostics.list().getFirst();
    assertThat(cycle.summary())
        .isEqualTo("cycle detected in field resolution: var.a -> var.b -> var.c -> var.a");
    assertThat(cycle.spans()).extracting(Span::line).containsExactly(1, 2, 3);
  }

  @Test
  void suggestsTheVariableThatWasMeant() {
    scope(Map.of("catalog", text("c"))).resolve(text("${var.catlog}"));
    assertThat(diagnostics.list())
        .extracting(Diagnostic::detail)
        .containsExactly("Did you mean ${var.catalog}?");
  }

  @Property(tries = 300)
  void endsWhateverVariablesSay(@ForAll("variables") List<String> values) {
    Mapping variables = Mapping.empty(HERE);
    for (int i = 0; i < values.size(); i++) {
      variables = variables.with("v" + i, text(values.get(i)));
    }
    Mapping resolved = scopeOf(variables).resolve(variables);
    assertThat(resolved.entries()).hasSameSizeAs(variables.entries());
  }

  @Property(tries = 300)
  void isDoneAfterOneRound(@ForAll("variables") List<String> values) {
    Mapping variables = Mapping.empty(HERE);
    for (int i = 0; i < values.size(); i++) {
      variables = variables.with("v" + i, text(values.get(i)));
    }
    Scope scope = scopeOf(variables);
    Mapping once = scope.resolve(variables);
    if (codes().isEmpty()) {
      assertThat(scope.resolve(once)).isSameAs(once);
    }
  }

  @Provide
  Arbitrary<List<String>> variables() {
    return Arbitraries.of("a", "b ", "${var.v0}", "${var.v1}", "${var.v2}", "${var.v3}", "${foo}")
        .list()
        .ofMaxSize(3)
        .map(parts -> String.join("", parts))
        .list()
        .ofSize(4);
  }

  private List<String> codes() {
    return diagnostics.list().stream().map(Diagnostic::code).distinct().toList();
  }

  private Scope scope(Map<String, Value> variables) {
    Mapping declared = Mapping.empty(HERE);
    for (var each : variables.entrySet()) {
      declared = declared.with(each.getKey(), each.getValue());
    }
    return scopeOf(declared);
  }

  private Scope scopeOf(Mapping values) {
    Mapping declared = values.map((_, value) -> Mapping.empty(HERE).with("default", value));
    Mapping tree = Values.put(Mapping.empty(HERE), declared, "variables");
    Facts facts = Facts.offline(Optional.empty(), GitFacts.none());
    return Interpolation.of(tree, Inputs.none(), facts, diagnostics).scope();
  }

  private static Text text(String text) {
    return new Text(HERE, text);
  }
}
