package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import dev.trowel.schema.shape.Schema.Scalar;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CheckerTest {

  private static final Span HERE = Span.at("f.yml", 3, 7);
  private static final Path PATH = Path.of("resources", "jobs", "j");

  /// A task holds tasks.
  private static final ObjectOf TASK =
      new ObjectOf(
          "t.Task",
          Map.of(
              "task_key",
              Scalar.STRING,
              "retries",
              Scalar.INTEGER,
              "tags",
              new MapOf(Scalar.STRING),
              "tasks",
              new ListOf(new Ref("t.Task")),
              "op",
              new Ref("t.Op")),
          Set.of());

  private static final Types TYPES =
      Types.of(Map.of("t.Task", TASK, "t.Op", new Schema.Choice(List.of("A", "B"))));

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void returnsTheSameObjectWhenNothingIsWrong() {
    Value task =
        map("task_key", text("a"))
            .with("retries", new Num(HERE, "3"))
            .with("tasks", new Seq(HERE, List.of(map("task_key", text("b")))));
    assertThat(check(task)).isSameAs(task);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void goesDownTypesThatHoldThemselves() {
    Value inner = map("task_key", new Seq(HERE, List.of()));
    Value task = map("tasks", new Seq(HERE, List.of(map("tasks", new Seq(HERE, List.of(inner))))));
    check(task);
    assertThat(diagnostics.list())
        .extracting(Diagnostic::summary)
        .containsExactly("expected string, found sequence");
    assertThat(diagnostics.list().getFirst().paths())
        .extracting(Path::toString)
        .containsExactly("resources.jobs.j.tasks[0].tasks[0].task_key");
    assertThat(diagnostics.list().getFirst().spans()).containsExactly(HERE);
  }

  @Test
  void namesTheParentOfAnUnknownFieldAndTheNearestName() {
    check(map("task_kay", text("a")));
    Diagnostic found = diagnostics.list().getFirst();
    assertThat(found.code()).isEqualTo("unknown-field");
    assertThat(found.paths()).containsExactly(PATH);
    assertThat(found.detail()).isEqualTo("Did you mean task_key?");
  }

  @Test
  void suggestsNothingWhenNoNameIsNear() {
    check(map("something", text("a")));
    assertThat(diagnostics.list().getFirst().detail())
        .isEqualTo("It has no effect. Remove it, or correct its name.");
  }

  @Test
  void saysOfAnUnknownFieldThatIsKeptWhatBecomesOfIt() {
    Value task = map("something", text("a"));
    Checker checker = Checker.of(TYPES, _ -> false, Checker.UnknownFields.KEEP, diagnostics);

    assertThat(checker.check(task, TASK, PATH)).isSameAs(task);
    assertThat(diagnostics.list().getFirst().detail())
        .isEqualTo("It is sent as it is, as trowel.unknown_fields says.");
  }

  @Test
  void leavesTheCheckOfEnumsToRules() {
    Value task = map("op", text("C"));
    assertThat(check(task)).isSameAs(task);
    assertThat(diagnostics.list()).isEmpty();
  }

  @Test
  void returnsNullWhenTheWholeValueIsLeftOut() {
    assertThat(Checker.normalise(text("x"), TASK, TYPES, PATH, _ -> false, diagnostics)).isNull();
    assertThat(diagnostics.list())
        .extracting(Diagnostic::summary)
        .containsExactly("expected map, found string");
  }

  @Test
  void acceptsAnythingWhereAnythingMayStand() {
    Value any = new Value.Null(HERE);
    assertThat(Checker.normalise(any, Scalar.ANY, TYPES, PATH, _ -> false, diagnostics))
        .isSameAs(any);
  }

  @Test
  void keepsSecretsSecret() {
    Value secret = new Value.Secret(HERE, "s");
    assertThat(Checker.normalise(secret, Scalar.STRING, TYPES, PATH, _ -> false, diagnostics))
        .isSameAs(secret);
  }

  @Test
  void keepsThePlaceOfAConvertedValue() {
    Value checked = check(map("task_key", new Num(HERE, "12")));
    assertThat(((Mapping) checked).get("task_key")).isEqualTo(new Text(HERE, "12"));
  }

  private Value check(Value value) {
    Value checked =
        Checker.normalise(value, new Ref("t.Task"), TYPES, PATH, _ -> false, diagnostics);
    assertThat(checked).isNotNull();
    return checked;
  }

  private static Mapping map(String key, Value value) {
    return Mapping.empty(HERE).with(key, value);
  }

  private static Text text(String text) {
    return new Text(HERE, text);
  }
}
