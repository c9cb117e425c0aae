package dev.trowel.core.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.State;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Secrets stay out of the history, wherever in a bundle they got, and come back from the bundle.
class KeptSecretsTest {
  private static final Span HERE = Span.at("databricks.yml", 1, 1);
  private static final String SECRET = "Zq7-Zq7/Zq7";

  @Property(seed = "7", tries = 200)
  void noSecretIsKeptAndAllComeBack(@ForAll("trees") Mapping tree) {
    Bundle bundle = bundle(tree);
    Deed deed = deed(bundle);
    Blueprint kept = deed.blueprint(deed.veil());

    assertThat(new String(dev.trowel.core.state.Json.write(BlueprintJson.write(kept)), UTF_8))
        .doesNotContain(SECRET);
    assertThat(Json.reveal(SecretsAgain.tree(kept, bundle, "deployment 1")))
        .isEqualTo(Json.reveal(tree));
  }

  @Provide
  Arbitrary<Mapping> trees() {
    return Arbitraries.recursive(KeptSecretsTest::leaves, KeptSecretsTest::deeper, 4)
        .map(value -> Mapping.empty(HERE).with("variables", declared()).with("resources", value));
  }

  private static Mapping declared() {
    return Mapping.empty(HERE).with("x", new Secret(HERE, SECRET));
  }

  private static Arbitrary<Value> leaves() {
    return Arbitraries.of(
        new Secret(HERE, SECRET),
        new Text(HERE, SECRET),
        new Text(HERE, "--key=" + SECRET + " and more"),
        new Text(HERE, "plain"),
        new Text(HERE, ""),
        new Value.Num(HERE, "1.50"),
        new Value.Bool(HERE, true),
        new Value.Null(HERE));
  }

  private static Arbitrary<Value> deeper(Arbitrary<Value> below) {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c.d", "password", "tasks");
    Arbitrary<Value> mappings =
        Arbitraries.maps(names, below).ofMaxSize(4).map(KeptSecretsTest::mapping);
    return Arbitraries.oneOf(mappings, below.list().ofMaxSize(3).map(all -> new Seq(HERE, all)));
  }

  private static Value mapping(Map<String, Value> entries) {
    LinkedHashMap<String, Value.Entry> all = new LinkedHashMap<>();
    entries.forEach((name, value) -> all.put(name, new Value.Entry(HERE, value)));
    return new Mapping(HERE, all);
  }

  @Test
  void elementsThatMovedAreFoundByTheirKeys() {
    Bundle then = bundle(tasks("one", "two"));
    Deed deed = deed(then);
    Blueprint kept = deed.blueprint(deed.veil());
    Mapping again = SecretsAgain.tree(kept, bundle(tasks("two", "one")), "deployment 1");
    assertThat(Json.reveal(again)).isEqualTo(Json.reveal(then.tree()));
  }

  @Test
  void aSecretThatIsNotThereAnyMoreIsNamed() {
    Deed deed = deed(bundle(tasks("one", "two")));
    Blueprint kept = deed.blueprint(deed.veil());
    Bundle now = bundle(tasks("two", "three"));
    assertThatThrownBy(() -> SecretsAgain.tree(kept, now, "deployment 1"))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.diagnostics().getFirst().summary())
                    .isEqualTo("the bundle does not have these secrets any more: tasks[0].secret"));
  }

  private static Mapping tasks(String... keys) {
    List<Value> tasks =
        List.of(keys).stream()
            .<Value>map(key ->
                Mapping.empty(HERE)
                    .with("task_key", new Text(HERE, key))
                    .with("secret", new Secret(HERE, "secret of " + key)))
            .toList();
    return Values.put(Mapping.empty(HERE), new Seq(HERE, tasks), "tasks");
  }

  private static Deed deed(Bundle bundle) {
    return new Deed(bundle, new Plan(State.none(), new TreeMap<>()), List.of(), List.of());
  }

  private static Bundle bundle(Mapping tree) {
    return new Bundle(
        Path.of("/b"),
        "b",
        "default",
        Mode.NONE,
        tree,
        new Layout("/r", "/r/files", "/r/artifacts", "/r/state", "/r/resources"),
        new SyncRules(Path.of("/b"), List.of("."), List.of(), List.of()),
        new LinkedHashMap<>());
  }
}
