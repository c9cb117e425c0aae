package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each byte of each file flipped, and each file cut off at each byte: what comes of it is what was
/// recorded, or is told with the file it is in; nothing is written in the workspace.
final class DamagePropertyTest {

  private static final String REMOTE = "/Workspace/s/resources.json";
  private static final List<Integer> FLIPS = List.of(0x01, 0x04, 0x20, 0x80);

  @TempDir Path root;
  private final MemoryFiles files = new MemoryFiles();

  @Test
  void noDamageInTheWorkspaceGoesUnnoticed() throws IOException {
    store().push(state());
    byte[] whole = files.read(REMOTE).orElseThrow();
    for (byte[] damaged : damages(whole)) {
      files.put(REMOTE, damaged);
      files.forgetChanges();
      LocalFolder fresh = LocalFolder.of(root, "fresh", Optional.empty());
      Files.deleteIfExists(fresh.file(LocalState.FILE));
      check(new StateStore(fresh, files, "/Workspace/s"), damaged);
      assertThat(files.changes()).isEmpty();
    }
  }

  @Test
  void noDamageHereGoesUnnoticed() throws IOException {
    store().push(state());
    byte[] whole = files.read(REMOTE).orElseThrow();
    files.forgetChanges();
    for (byte[] damaged : damages(whole)) {
      Files.write(folder().file(LocalState.FILE), damaged);
      check(store(), damaged);
    }
    assertThat(files.changes()).isEmpty();
  }

  @Test
  void aDamagedJournalLosesNothingThatWasThereBefore() throws IOException {
    store().push(state());
    new LocalState(folder()).write(state());
    Journal.open(folder(), state(), new Diagnostics()).close();
    String header = Files.readString(folder().file(Journal.FILE));
    byte[] whole =
        (header
                + "{\"k\":\"resources.jobs.b\",\"v\":{\"__id__\":\"2\",\"state\":{\"name\":\"b\"}}}\n")
            .getBytes(UTF_8);
    files.forgetChanges();
    for (byte[] damaged : damages(whole)) {
      Files.write(folder().file(Journal.FILE), damaged);
      Diagnostics warnings = new Diagnostics();
      try {
        State now = store().pull(true, warnings).state();
        assertThat(now.resources()).containsAllEntriesOf(state().resources());
      } catch (StopException stop) {
        assertThat(stop.diagnostics()).allMatch(DamagePropertyTest::isLocated);
      }
    }
    assertThat(files.changes()).isEmpty();
  }

  @Test
  void aDamagedListOfFilesIsTold() {
    byte[] whole =
        new DeploymentJson(3, "1.14.0", "now", List.of(new DeploymentJson.Entry("a", true)), "u")
            .write();
    for (byte[] damaged : damages(whole)) {
      try {
        assertThat(DeploymentJson.read(damaged, "d.json").seq()).isNotNegative();
      } catch (StopException stop) {
        assertThat(stop.diagnostics()).allMatch(DamagePropertyTest::isLocated);
      }
    }
  }

  private void check(StateStore store, byte[] damaged) {
    Diagnostics warnings = new Diagnostics();
    try {
      State now = store.pull(true, warnings).state();
      if (Doubts.in(warnings.list()).isEmpty()) {
        assertThat(ids(now)).as(new String(damaged, UTF_8)).isEqualTo(ids(state()));
      }
    } catch (StopException stop) {
      assertThat(stop.diagnostics()).isNotEmpty();
      assertThat(stop.diagnostics().getFirst().code()).startsWith("state-");
      assertThat(stop.diagnostics())
          .allMatch(each -> isLocated(each) || each.code().equals("state-lineage-mismatch"));
    }
  }

  private static boolean isLocated(Diagnostic diagnostic) {
    return !diagnostic.spans().isEmpty();
  }

  private static Map<String, String> ids(State state) {
    Map<String, String> ids = new TreeMap<>();
    state.resources().forEach((key, recorded) -> ids.put(key.toString(), recorded.id()));
    return ids;
  }

  private static List<byte[]> damages(byte[] whole) {
    List<byte[]> all = new ArrayList<>();
    for (int at = 0; at < whole.length; at++) {
      all.add(Arrays.copyOf(whole, at));
      for (int flip : FLIPS) {
        byte[] copy = whole.clone();
        copy[at] ^= (byte) flip;
        all.add(copy);
      }
    }
    return all;
  }

  private StateStore store() {
    return new StateStore(folder(), files, "/Workspace/s");
  }

  private static State state() {
    return StateCodec.read(
        """
        {"state_version":2,"cli_version":"1.14.0","lineage":"l","serial":7,"state":{
         "resources.jobs.a":{"__id__":"1","state":{"name":"x"},
          "depends_on":[{"node":"resources.schemas.s","label":"${resources.schemas.s.id}"}]},
         "resources.schemas.s":{"__id__":"main.s","state":{"name":"s"}}}}
        """
            .getBytes(UTF_8),
        "s");
  }

  private LocalFolder folder() {
    return LocalFolder.of(root, "dev", Optional.empty());
  }
}
