package dev.trowel.core.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trowel.core.state.Journal;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateCodec;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A state that was damaged comes back, without forgetting and without making anything twice.
final class RepairTest {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");
  private static final ResourceKey B = ResourceKey.of("jobs", "b");
  private static final String STATE = Ground.ROOT + "/state/resources.json";

  @TempDir Path root;
  private Ground ground;
  private State before = State.none();

  @BeforeEach
  void deploy() throws IOException {
    ground = new Ground(root);
    ground.bundle(bundle("")).deploy();
    ground.bundle(bundle("b: {name: b}")).deploy();
    before = state();
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
  }

  @Test
  void hasNothingToDoWhereNothingIsWrong() {
    Repair repair = propose(Choice.BEST);
    assertThat(repair.isNeeded()).isFalse();
    assertThat(repair.lines()).isEmpty();
  }

  @Test
  void bringsBackAStateThatWasCutOffEverywhere() throws IOException {
    write("{\"lin");
    Files.writeString(local("resources.json"), "");

    Repair repair = repaired(Choice.BEST);

    assertThat(repair.chosen().source().isBackup()).isTrue();
    assertThat(state().resources()).isEqualTo(before.resources());
    assertThat(state().serial()).isEqualTo(before.serial() + 1);
    assertThat(state().lineage()).isEqualTo(before.lineage());
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void bringsBackAStateOnAnotherMachine() throws IOException {
    write("");
    forgetLocal();

    repaired(Choice.BEST);

    assertThat(state().resources()).isEqualTo(before.resources());
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void writesNothingWhileItOnlyProposes() throws IOException {
    write("{\"lin");
    String local = Files.readString(local("resources.json"));

    assertThat(propose(Choice.BEST).isNeeded()).isTrue();

    assertThat(remote()).isEqualTo("{\"lin");
    assertThat(Files.readString(local("resources.json"))).isEqualTo(local);
  }

  @Test
  void takesOverWhatTwoDeploymentsFromOneStateDid() {
    State other =
        new State(
            before.lineage(), before.serial(), before.toolVersion(), with(A, Optional.empty()));
    write(new String(StateCodec.write(other), UTF_8));

    Repair repair = repaired(new Choice(Optional.of("workspace"), Optional.empty()));

    assertThat(repair.lines())
        .containsExactly(new Repair.Line(Repair.Fate.ADOPTED, A, id(A), "local"));
    assertThat(state().resources()).isEqualTo(before.resources());
  }

  @Test
  void leavesOutWhatIsGoneAndWhatIsSomebodyElses() throws IOException {
    State edited =
        new State(
            before.lineage(),
            before.serial(),
            before.toolVersion(),
            with(A, Optional.of(Recorded.unknown("424242", List.of()))));
    write(new String(StateCodec.write(edited), UTF_8));
    forgetLocal();

    Repair repair = propose(new Choice(Optional.of("workspace"), Optional.empty()));

    assertThat(repair.lines())
        .extracting(Repair.Line::fate)
        .containsExactly(Repair.Fate.GONE, Repair.Fate.ADOPTED);
    assertThat(repair.state().resources()).isEqualTo(before.resources());
  }

  @Test
  void restoresABackupAndKeepsWhatIsThere() {
    Repair repair = repaired(new Choice(Optional.of("1"), Optional.empty()));

    assertThat(repair.lines())
        .extracting(Repair.Line::fate, Repair.Line::key)
        .containsExactly(tuple(Repair.Fate.ADOPTED, B));
    assertThat(state().resources()).containsKeys(A, B);
    assertThat(ground.propose().plan().changes()).isEmpty();
  }

  @Test
  void foldsInTheJournalOfAKilledDeployment() {
    String id = id(B);
    State without =
        new State(
            before.lineage(), before.serial(), before.toolVersion(), with(B, Optional.empty()));
    write("{");
    local(without);
    try (Journal killed = Journal.open(ground.site().folder(), without, new Diagnostics())) {
      killed.saved(B, Recorded.unknown(id, List.of()));
    }

    Repair repair = repaired(Choice.BEST);

    assertThat(repair.chosen().name()).isEqualTo("journal");
    assertThat(id(B)).isEqualTo(id);
    assertThat(local("resources.json.wal")).doesNotExist();
    assertThat(local("resources.json.wal.stale")).exists();
  }

  @Test
  void takesOverWhatNeverReachedTheWorkspaceWhereOthersWentOn() throws IOException {
    State local =
        new State(
            before.lineage(), before.serial() - 1, before.toolVersion(), with(A, Optional.empty()));
    Repair nothing = propose(Choice.BEST);
    assertThat(nothing.isNeeded()).isFalse();
    State other =
        new State(
            before.lineage(), before.serial(), before.toolVersion(), with(B, Optional.empty()));
    write(new String(StateCodec.write(other), UTF_8));
    local(local);
    ground.site().folder().delete("backups/resources-000002.json");
    ground
        .workspace()
        .files()
        .delete(Ground.ROOT + "/state/trowel/backups/resources-000002.json", false);

    Repair repair = repaired(Choice.BEST);

    assertThat(repair.lines())
        .containsExactly(new Repair.Line(Repair.Fate.ADOPTED, B, id(B), "local"));
    assertThat(state().resources()).isEqualTo(before.resources());
  }

  @Test
  void asksWhichDeploymentIsMeant() {
    State foreign = new State("other", 9, before.toolVersion(), before.resources());
    write(new String(StateCodec.write(foreign), UTF_8));

    stops("state-lineage-mismatch", () -> propose(Choice.BEST));

    Repair repair = repaired(new Choice(Optional.empty(), Optional.of(before.lineage())));
    assertThat(repair.state().serial()).isEqualTo(10);
    assertThat(state().lineage()).isEqualTo(before.lineage());
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void writesOverNothingThatCameMeanwhile() {
    write("{\"lin");
    Repair repair = propose(Choice.BEST);
    write("{\"line");

    stops("state-overtaken", () -> carryOut(repair));

    assertThat(remote()).isEqualTo("{\"line");
  }

  @Test
  void removesWhatNobodyCanReadBesideIt() {
    ground.workspace().files().write(Ground.ROOT + "/state/deployment.json", bytes("{"), true);
    stops("state-unreadable", ground::propose);

    Repair repair = repaired(Choice.BEST);

    assertThat(repair.broken()).hasSize(1);
    assertThat(ground.propose().plan().changes()).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchCopy() {
    stops("state-repair", () -> propose(new Choice(Optional.of("99"), Optional.empty())));
  }

  @Test
  void forgetsAResourceAndLeavesItsObject() throws IOException {
    String id = id(B);
    Forgetting forgetting = new Forgetting(ground.site());
    Forgetting.Going going = forgetting.propose(B, new Diagnostics()).orElseThrow();
    assertThat(going.entries()).containsOnlyKeys(B);

    assertThat(forgetting.carryOut(going, Terms.usual(false), new Diagnostics())).isEmpty();

    assertThat(state().resources()).containsOnlyKeys(A);
    assertThat(forgetting.propose(B, new Diagnostics())).isEmpty();
    ground.bundle(bundle("")).deploy();
    Existence existence = new Existence(ground.workspace().rest(), "");
    assertThat(existence.of(List.of(new Existence.Claim(B, id))).values())
        .doesNotContain(Existence.Found.GONE);
    stops("plan-stale", () -> forgetting.carryOut(going, Terms.usual(false), new Diagnostics()));
  }

  private static String bundle(String more) {
    return """
    bundle: {name: b}
    resources:
      jobs:
        a: {name: a}
        %s
    """
        .formatted(more);
  }

  private Repair propose(Choice choice) {
    return new Repairing(ground.site()).propose(choice);
  }

  private Repair repaired(Choice choice) {
    Repair repair = propose(choice);
    assertThat(repair.isNeeded()).isTrue();
    carryOut(repair);
    return repair;
  }

  private void carryOut(Repair repair) {
    new Repairing(ground.site()).carryOut(repair, Terms.usual(false), new Diagnostics());
  }

  private State state() {
    return ground.site().store().look();
  }

  private String id(ResourceKey key) {
    return Objects.requireNonNull(state().resources().get(key)).id();
  }

  private SortedMap<ResourceKey, Recorded> with(ResourceKey key, Optional<Recorded> recorded) {
    var changed = new TreeMap<>(before.resources());
    recorded.ifPresentOrElse(value -> changed.put(key, value), () -> changed.remove(key));
    return changed;
  }

  private void write(String text) {
    ground.workspace().files().write(STATE, bytes(text), true);
  }

  private String remote() {
    return new String(ground.workspace().files().read(STATE).orElseThrow(), UTF_8);
  }

  private void local(State state) {
    ground.site().folder().write("resources.json", StateCodec.write(state));
  }

  private Path local(String name) {
    return ground.site().folder().file(name);
  }

  private void forgetLocal() throws IOException {
    Files.delete(local("resources.json"));
    ground.site().folder().delete("backups/resources-000001.json");
    ground.site().folder().delete("backups/resources-000002.json");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void stops(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(StopException.class))
        .satisfies(stop -> assertThat(stop.diagnostics().getFirst().code()).isEqualTo(code));
  }
}
