package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateStoreTest extends Stored {

  private static final ResourceKey A = ResourceKey.of("jobs", "a");

  @Test
  void findsNothingBeforeTheFirstDeployment() {
    assertThat(pull()).isEqualTo(new Pulled(State.none(), false, false, List.of()));
    assertThat(folder.file("resources.json")).doesNotExist();
  }

  @Test
  void tellsOfAStateThatStaysOnThisMachine() {
    files.breakAt(1, false);

    assertThat(store.offer(State.none()))
        .extracting(Diagnostic::code)
        .containsExactly("lost", "state-not-pushed");
  }

  @Test
  void takesTheWorkspacesStateOnEqualSerialsThatDiffer() {
    local("l", 3, "local");
    remote("l", 3, "remote");
    assertThat(id(pull())).isEqualTo("remote");
    assertThat(pull().inWorkspace()).isTrue();
    assertThat(store.look().resources().get(A)).isEqualTo(recorded("remote"));
    assertThat(new LocalState(folder).recorded().orElseThrow().resources().get(A))
        .as("what only this machine knows is kept")
        .isEqualTo(recorded("local"));
    assertThat(warnings.list()).extracting(Diagnostic::code).contains("state-diverged");
  }

  @Test
  void writesANewerRemoteStateOverTheLocalFile() {
    local("l", 3, "local");
    remote("l", 4, "remote");
    assertThat(id(pull())).isEqualTo("remote");
    assertThat(new LocalState(folder).recorded().orElseThrow().serial()).isEqualTo(4);
  }

  @Test
  void takesANewerLocalStateThatWasNeverPushed() {
    local("l", 5, "local");
    remote("l", 4, "remote");
    assertThat(pull().state().serial()).isEqualTo(5);
    assertThat(pull().inWorkspace()).isFalse();
  }

  @Test
  void asksTheWorkspaceOnlyWhereItMust() {
    remote("l", 4, "remote");
    assertThat(store.pull(false, warnings).state().serial()).isEqualTo(4);
    local("l", 3, "local");
    assertThat(store.pull(false, warnings).state().serial()).isEqualTo(3);
  }

  @Test
  void refusesStatesOfDifferentLineages() {
    local("l", 3, "local");
    remote("m", 4, "remote");
    Stops.with("state-lineage-mismatch", this::pull)
        .satisfies(d -> {
          assertThat(d.summary()).isEqualTo("lineage mismatch in state files");
          assertThat(d.detail()).contains(REMOTE + " (lineage m, serial 4)");
        });
    assertThat(new LocalState(folder).recorded().orElseThrow().serial()).isEqualTo(3);
  }

  @Test
  void takesOverATerraformStateThatIsNewest() {
    local("l", 3, "local");
    files.put("/Workspace/s/terraform.tfstate", terraform(4));

    Pulled pulled = pull();

    assertThat(pulled.state().serial()).isEqualTo(4);
    assertThat(pulled.state().lineage()).isEqualTo("l");
    assertThat(id(pulled)).isEqualTo("tf");
    assertThat(pulled.inWorkspace()).isFalse();
    assertThat(pulled.terraformIsLeft()).isTrue();
    assertThat(warnings.list()).extracting(Diagnostic::code).containsExactly("terraform-adopted");
    assertThat(new LocalState(folder).recorded().orElseThrow().serial()).isEqualTo(3);
  }

  @Test
  void prefersTheLocalOfTwoEqualTerraformStates() {
    files.put("/Workspace/s/terraform.tfstate", terraform(4).replace("tf", "remote"));
    folder.write("terraform/terraform.tfstate", terraform(4).getBytes(UTF_8));
    assertThat(id(pull())).isEqualTo("tf");
  }

  @Test
  void followsATerraformStateEvenWhenNothingWasDone() {
    files.put("/Workspace/s/terraform.tfstate", terraform(4));
    try (Journal journal = Journal.open(folder, pull().state(), warnings)) {
      State followed = journal.finish();
      assertThat(followed.serial()).isEqualTo(5);
      store.push(followed);
    }
    Pulled pulled = pull();
    assertThat(id(pulled)).isEqualTo("tf");
    assertThat(pulled.state().serial()).isEqualTo(5);
    assertThat(pulled.state().resources().values()).noneMatch(Recorded::isKnown);
    assertThat(pulled.inWorkspace()).isTrue();
  }

  @Test
  void goesOnAfterADeploymentThatWasKilledWhileTakingOver() {
    files.put("/Workspace/s/terraform.tfstate", terraform(4));
    try (Journal killed = Journal.open(folder, pull().state(), warnings)) {
      killed.saved(ResourceKey.of("jobs", "b"), recorded("2"));
    }
    assertThat(pull().state().resources().values()).extracting(Recorded::id).contains("tf", "2");
    assertThat(pull().state().serial()).isEqualTo(5);
  }

  @Test
  void putsTheFilesOfTerraformAside() {
    files.put("/Workspace/s/terraform.tfstate", terraform(4));
    folder.write("terraform/terraform.tfstate", terraform(3).getBytes(UTF_8));

    store.retireTerraform();

    assertThat(files.read("/Workspace/s/terraform.tfstate")).isEmpty();
    assertThat(files.read("/Workspace/s/terraform.tfstate.backup")).isPresent();
    assertThat(folder.file("terraform/terraform.tfstate")).doesNotExist();
    assertThat(folder.file("terraform/terraform.tfstate.backup")).exists();
    assertThat(pull().terraformIsLeft()).isFalse();
  }

  private static String terraform(long serial) {
    return """
    {"version": 4, "lineage": "l", "serial": %d, "resources": [
      {"mode": "managed", "type": "databricks_job", "name": "a",
       "instances": [{"attributes": {"id": "tf"}}]}]}
    """
        .formatted(serial);
  }

  @Test
  void ignoresATerraformStateThatIsOlder() {
    folder.write("terraform/terraform.tfstate", "{\"lineage\":\"l\",\"serial\":2}".getBytes(UTF_8));
    files.put("/Workspace/s/terraform.tfstate", "{\"lineage\":\"l\",\"serial\":3}");
    remote("l", 4, "remote");
    assertThat(id(pull())).isEqualTo("remote");
  }

  @Test
  void refusesToChooseBetweenTerraformAndDirect() {
    remote("l", 4, "remote");
    folder.write("terraform/terraform.tfstate", "{\"lineage\":\"l\",\"serial\":4}".getBytes(UTF_8));
    Stops.with("state-tie", this::pull);
  }

  @Test
  void warnsOfANewerToolAndGoesOn() {
    remote("l", 4, "remote");
    files.put(
        REMOTE, new String(files.read(REMOTE).orElseThrow(), UTF_8).replace("1.14.0", "1.100.0"));

    assertThat(id(pull())).isEqualTo("remote");
    assertThat(warnings.list())
        .extracting(Diagnostic::summary)
        .containsExactly(
            "State was last deployed with CLI version 1.100.0 but current version is 1.14.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.14.0", "1.14.0-dev+abc", "1.9.9", "0.299.0", "", "main", "1.15"})
  void saysNothingOfAToolThatIsNotNewer(String version) {
    remote("l", 4, "remote");
    files.put(
        REMOTE, new String(files.read(REMOTE).orElseThrow(), UTF_8).replace("1.14.0", version));

    pull();
    assertThat(warnings.list()).isEmpty();
  }

  @Test
  void refusesADamagedRemoteState() {
    files.put(REMOTE, "<html>");
    Stops.with("state-unreadable", this::pull)
        .satisfies(d -> assertThat(d.summary()).contains(REMOTE));
  }

  @Test
  void appliesALeftoverJournalAndKnowsItIsNotPushed() {
    remote("l", 4, "remote");
    try (Journal killed = Journal.open(folder, pull().state(), warnings)) {
      killed.saved(ResourceKey.of("jobs", "b"), recorded("2"));
    }
    assertThat(pull().state().resources()).hasSize(2);
    assertThat(pull().inWorkspace()).isFalse();
    assertThat(folder.file(Journal.FILE)).exists();
  }

  @Test
  void pushesWhatItThenPulls() {
    State state = state("l", 4, "x");
    store.push(state);
    assertThat(pull()).isEqualTo(new Pulled(state, true, false, List.of()));
  }

  private Pulled pull() {
    return store.pull(true, warnings);
  }

  private void local(String lineage, long serial, String id) {
    new LocalState(folder).write(state(lineage, serial, id));
  }

  private void remote(String lineage, long serial, String id) {
    files.put(REMOTE, new String(StateCodec.write(state(lineage, serial, id)), UTF_8));
  }

  private static String id(Pulled pulled) {
    return pulled.state().resources().firstEntry().getValue().id();
  }

  private static State state(String lineage, long serial, String id) {
    TreeMap<ResourceKey, Recorded> resources = new TreeMap<>();
    resources.put(A, recorded(id));
    return new State(lineage, serial, "1.14.0", resources);
  }

  private static Recorded recorded(String id) {
    return new Recorded(id, JsonNodeFactory.instance.objectNode(), List.of());
  }
}
