package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A state can be read and be wrong all the same.
final class DoubtsTest extends Stored {

  @Test
  void hasNoneOfWhatWasDeployedHereOrElsewhere() {
    store.push(state(3, "1"));
    assertThat(codes()).isEmpty();
    new LocalState(folder).write(state(3, "1"));
    assertThat(codes()).isEmpty();
    new LocalState(folder).write(state(2, "0"));
    assertThat(codes()).isEmpty();
  }

  @Test
  void tellsOfTwoStatesWithOneSerial() {
    local(DamagedFilesTest.state(3, "1"));
    files.put(REMOTE, DamagedFilesTest.state(3, "2"));

    assertThat(codes()).containsExactly("state-diverged");
    Diagnostic told = warnings.list().getFirst();
    assertThat(told.detail()).contains("jobs.a").contains("trowel state repair");
    assertThat(told.spans().getFirst().line()).isEqualTo(1);
    assertThat(Doubts.in(warnings.list()))
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void tellsOfIdsThatNoDeploymentChanged() {
    store.push(state(3, "1"));
    files.put(REMOTE, DamagedFilesTest.state(3, "666"));

    assertThat(codes()).containsExactly("state-altered");
    assertThat(warnings.list().getFirst().detail()).contains("--from 3").contains("workspace");
  }

  @Test
  void looksAtTheCopyInTheWorkspaceWhereThereIsNoneHere() {
    store.push(state(3, "1"));
    files.put(REMOTE, DamagedFilesTest.state(3, "666"));
    LocalFolder fresh = LocalFolder.of(root, "fresh", Optional.empty());

    new StateStore(fresh, files, "/Workspace/s").pull(true, warnings);

    assertThat(codesSoFar()).containsExactly("state-altered");
  }

  @Test
  void takesOtherSettingsForNoDamage() {
    store.push(state(3, "1"));
    files.put(REMOTE, DamagedFilesTest.state(3, "1").replace("\"x\"", "\"y\""));
    assertThat(codes()).isEmpty();
  }

  @Test
  void tellsOfOneObjectUnderTwoKeys() {
    files.put(
        REMOTE,
        """
        {"lineage":"l","serial":1,"state":{
         "resources.jobs.a":{"__id__":"1"},
         "resources.jobs.b":{"__id__":"1"},
         "resources.schemas.c":{"__id__":"1"},
         "resources.jobs.a.permissions":{"__id__":"/jobs/1"},
         "resources.jobs.b.permissions":{"__id__":"/jobs/1"}}}
        """);

    assertThat(codes()).containsExactly("state-duplicate-id");
    Diagnostic told = warnings.list().getFirst();
    assertThat(told.spans().getFirst()).hasToString(REMOTE + ":3:2");
    assertThat(told.related().getFirst().span()).hasToString(REMOTE + ":2:2");
    assertThat(told.detail()).contains("trowel state forget jobs.b");
  }

  @Test
  void tellsOfAWorkspaceThatWentBack() {
    store.push(state(3, "1"));
    store.push(state(4, "2"));
    local(DamagedFilesTest.state(4, "2"));
    files.put(REMOTE, DamagedFilesTest.state(3, "1"));
    assertThat(codes()).containsExactly("state-went-back");
    assertThat(Doubts.in(warnings.list())).isEmpty();

    files.delete(REMOTE, false);
    store.pull(true, warnings);
    assertThat(codesSoFar()).containsExactly("state-went-back");
  }

  @Test
  void takesAStateThatWasNeverPushedForWhatItIs() {
    files.put(REMOTE, DamagedFilesTest.state(3, "1"));
    local(DamagedFilesTest.state(4, "2"));
    assertThat(codes()).isEmpty();
  }

  @Test
  void writesNotOverWhatNeverReachedTheWorkspace() {
    store.push(state(3, "1"));
    store.push(state(4, "1"));
    local(DamagedFilesTest.state(3, "7"));

    assertThat(codes()).containsExactly("state-diverged");
    assertThat(new LocalState(folder).recorded()).contains(state(3, "7"));
    assertThat(codes()).containsExactly("state-diverged");
  }

  private void local(String text) {
    folder.write(LocalState.FILE, text.getBytes(UTF_8));
  }

  private static State state(long serial, String id) {
    return StateCodec.read(DamagedFilesTest.state(serial, id).getBytes(UTF_8), "s");
  }

  private List<String> codes() {
    State pulled = store.pull(true, warnings).state();
    assertThat(pulled.resources()).containsKey(ResourceKey.of("jobs", "a"));
    return codesSoFar();
  }

  private List<String> codesSoFar() {
    return warnings.list().stream().map(Diagnostic::code).toList();
  }
}
