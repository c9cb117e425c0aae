package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanPrinterTest {

  private static final ResourceKey JOB = ResourceKey.of("jobs", "train");
  private static final ResourceKey SCHEMA = ResourceKey.of("schemas", "fares");

  private final PlanPrinter printer = new PlanPrinter(false, true);

  @Test
  void incumbentSeesActionsAndSumsOnly() {
    Plan plan = plan(update("name", "a", "a", "b", false), line(new Change.Delete(SCHEMA, "x.y")));

    assertThat(new PlanPrinter(false, false).print(plan))
        .isEqualTo(
            """
            update jobs.train
            delete schemas.fares

            Plan: 0 to add, 1 to change, 1 to delete, 0 unchanged
            """);
  }

  @Test
  void tellsWhatTheWorkspaceHasAndWhatItGets() {
    assertThat(printer.print(plan(update("name", "a", "a", "b", false))))
        .contains("\n    name: \"a\" -> \"b\"\n");
  }

  @Test
  void tellsWhoChangedAField() {
    assertThat(printer.print(plan(update("name", "a", "edited", "a", false))))
        .contains("    name: \"edited\" -> \"a\"  (changed in the workspace)\n");
  }

  @Test
  void hidesSecrets() {
    assertThat(printer.print(plan(update("token", "abc", "abc", "def", true))))
        .contains("    token: (secret) -> (secret)\n")
        .doesNotContain("abc")
        .doesNotContain("def");
  }

  @Test
  void showsNoMoreOfALongValueThanFitsALine() {
    assertThat(printer.print(plan(update("name", "a", "a", "b".repeat(200), false))))
        .contains("-> \"" + "b".repeat(58) + "…\n");
  }

  @Test
  void sayingWhatIsAbsentIsNothing() {
    assertThat(printer.print(plan(update("name", null, null, "b", false))))
        .contains("    name: nothing -> \"b\"\n");
  }

  @Test
  void aReplacementNamesItsCause() {
    Change change = new Change.Replace(SCHEMA, "x.y", new TreeSet<>(List.of(Path.of("name"))));
    Plan plan = plan(line(change, difference(Verdict.REPLACE, "name", "a", "a", "b", false)));

    assertThat(printer.print(plan))
        .isEqualTo(
            """
            recreate schemas.fares
                name: "a" -> "b"  (cannot change in place)

            Plan: 1 to add, 0 to change, 1 to delete, 0 unchanged
            """);
  }

  @Test
  void aResourceThatIsGoneIsMadeAgain() {
    assertThat(printer.print(plan(line(new Change.Create(JOB, Change.Cause.GONE)))))
        .startsWith("create jobs.train  (it is gone from the workspace)\n");
  }

  @Test
  void nothingToDoIsOneLine() {
    assertThat(printer.print(plan(line(new Change.Keep(JOB, "1")))))
        .isEqualTo("Plan: 0 to add, 0 to change, 0 to delete, 1 unchanged\n");
  }

  private static Planned update(
      String field,
      @Nullable String recorded,
      @Nullable String live,
      @Nullable String desired,
      boolean secret) {
    Change change = new Change.Update(JOB, "1", new TreeSet<>(List.of(Path.of(field))));
    return line(change, difference(Verdict.UPDATE, field, recorded, live, desired, secret));
  }

  @Test
  void saysWhatWasSentOfAFieldThatTheWorkspaceNeverTells() {
    ResourceKey project = ResourceKey.of("postgres_projects", "shop");
    Change change =
        new Change.Update(project, "1", new TreeSet<>(List.of(Path.of("display_name"))));
    Difference difference =
        difference(Verdict.UPDATE, "display_name", "Shop", null, "Store", false);

    assertThat(printer.print(plan(line(change, difference))))
        .contains("display_name: \"Shop\" -> \"Store\"\n");
  }

  private static Difference difference(
      Verdict verdict,
      String field,
      @Nullable String recorded,
      @Nullable String live,
      @Nullable String desired,
      boolean secret) {
    return new Difference(
        Path.of(field),
        verdict,
        "",
        node(recorded),
        node(desired),
        node(live),
        secret,
        Objects.equals(recorded, desired) ? Origin.HAND : Origin.BUNDLE);
  }

  private static @Nullable TextNode node(@Nullable String text) {
    return text == null ? null : TextNode.valueOf(text);
  }

  private static Planned line(Change change, Difference... differences) {
    return new Planned(
        change,
        Kinds.of(change.key()).orElseThrow(),
        List.of(),
        Optional.empty(),
        List.of(differences),
        Optional.empty(),
        Optional.empty());
  }

  private static Plan plan(Planned... lines) {
    SortedMap<ResourceKey, Planned> all = new TreeMap<>();
    for (Planned line : lines) {
      all.put(line.key(), line);
    }
    return new Plan(State.none(), all);
  }
}
