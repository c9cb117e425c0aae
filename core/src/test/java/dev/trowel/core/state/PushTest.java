package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

final class PushTest extends Stored {

  private static final String BACKUPS = "/Workspace/s/trowel/backups";

  @Test
  void keepsACopyOfWhatItPutsThereAndOfWhatWasThereBefore() {
    files.put(REMOTE, DamagedFilesTest.state(3, "1"));

    store.push(state(4, "2"));

    assertThat(files.names(BACKUPS))
        .containsExactly("resources-000003.json", "resources-000004.json");
    assertThat(files.text(BACKUPS + "/resources-000004.json")).isEqualTo(files.text(REMOTE));
    assertThat(Backups.here(folder).serials()).containsExactly(4L);
  }

  @Test
  void keepsTheLastTenCopies() {
    for (int serial = 1; serial <= 13; serial++) {
      store.push(state(serial, "1"));
    }
    List<Long> last = List.of(13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L);
    assertThat(Backups.inWorkspace(files, "/Workspace/s").serials()).isEqualTo(last);
    assertThat(Backups.here(folder).serials()).isEqualTo(last);
  }

  @Test
  void pushesTheSameTwice() {
    store.push(state(3, "1"));
    store.push(state(3, "1"));
    assertThat(files.text(REMOTE)).contains("\"serial\": 3");
  }

  @Test
  void writesOverNoStateThatItDoesNotFollow() {
    for (String there :
        List.of(
            DamagedFilesTest.state(4, "2"),
            DamagedFilesTest.state(5, "1"),
            DamagedFilesTest.state(1, "1").replace("\"l\"", "\"other\""))) {
      files.put(REMOTE, there);
      assertThat(store.offer(state(4, "1")))
          .extracting(Diagnostic::code)
          .containsExactly("state-overtaken");
      assertThat(files.text(REMOTE)).isEqualTo(there);
      assertThat(files.names(BACKUPS)).isEmpty();
    }
  }

  @Test
  void writesOverNoStateOfANewerForm() {
    String newer =
        DamagedFilesTest.state(3, "1").replace("\"state_version\":2", "\"state_version\":9");
    files.put(REMOTE, newer);
    Stops.with("state-too-new", () -> store.push(state(4, "1")));
    assertThat(files.text(REMOTE)).isEqualTo(newer);
  }

  @Test
  void healsWhatNobodyCanRead() {
    files.put(REMOTE, "{\"lin");
    store.push(state(4, "1"));
    assertThat(files.text(REMOTE)).contains("\"serial\": 4");
  }

  @Test
  void writesOnceMoreWhatWasCutOffOnTheWay() {
    AtomicInteger writes = new AtomicInteger();
    WorkspaceFiles cutting = cutting(writes, 1);

    new StateStore(folder, cutting, "/Workspace/s").push(state(4, "1"));

    assertThat(writes).hasValue(2);
    assertThat(files.text(REMOTE)).contains("\"serial\": 4").endsWith("}\n");
  }

  @Test
  void tellsWhatIsThereWhenTheWorkspaceDoesNotKeepIt() {
    AtomicInteger writes = new AtomicInteger();
    WorkspaceFiles cutting = cutting(writes, 9);

    List<Diagnostic> told = new StateStore(folder, cutting, "/Workspace/s").offer(state(4, "1"));

    assertThat(told).extracting(Diagnostic::code).containsExactly("state-not-pushed");
    assertThat(told.getFirst().summary()).contains("10 bytes that are no state");
    assertThat(writes).hasValue(2);
  }

  @Test
  void leavesAloneWhatAnotherWriterPutThereRightAfter() {
    String other = DamagedFilesTest.state(9, "7");
    WorkspaceFiles racing =
        Mockito.mock(
            WorkspaceFiles.class,
            call -> {
              Object result = call.getMethod().invoke(files, call.getArguments());
              if (call.getMethod().getName().equals("write")
                  && call.getArgument(0).equals(REMOTE)) {
                files.put(REMOTE, other);
              }
              return result;
            });
    Stops.with(
        "state-overtaken",
        () -> new StateStore(folder, racing, "/Workspace/s").push(state(4, "1")));
    assertThat(files.text(REMOTE)).isEqualTo(other);
  }

  @Test
  void restoresOnlyOverWhatWasLookedAt() {
    files.put(REMOTE, "{\"lin");
    Stops.with(
        "state-overtaken",
        () -> store.restore(state(4, "1"), Optional.of("{\"line".getBytes(UTF_8))));
    assertThat(files.text(REMOTE)).isEqualTo("{\"lin");

    store.restore(state(4, "1"), Optional.of("{\"lin".getBytes(UTF_8)));
    assertThat(files.text(REMOTE)).contains("\"serial\": 4");
    assertThat(new LocalState(folder).recorded()).contains(state(4, "1"));
  }

  @Test
  void countsACopyThatCannotBeKeptAsNoFailure() {
    WorkspaceFiles full =
        Mockito.mock(
            WorkspaceFiles.class,
            call -> {
              Object[] arguments = call.getArguments();
              if (call.getMethod().getName().equals("write")
                  && String.valueOf(arguments[0]).startsWith(BACKUPS)) {
                throw new StopException(Diagnostic.error("workspace-file-failed", "no room"));
              }
              return call.getMethod().invoke(files, arguments);
            });

    new StateStore(folder, full, "/Workspace/s").push(state(4, "1"));

    assertThat(files.text(REMOTE)).contains("\"serial\": 4");
    assertThat(files.names(BACKUPS)).isEmpty();
  }

  /// Cuts off the first `times` writes of the state.
  private WorkspaceFiles cutting(AtomicInteger writes, int times) {
    return Mockito.mock(
        WorkspaceFiles.class,
        call -> {
          Object[] arguments = call.getArguments();
          if (call.getMethod().getName().equals("write")
              && arguments[0].equals(REMOTE)
              && writes.incrementAndGet() <= times) {
            arguments[1] = Arrays.copyOf((byte[]) arguments[1], 10);
          }
          return call.getMethod().invoke(files, arguments);
        });
  }

  private static State state(long serial, String id) {
    return StateCodec.read(DamagedFilesTest.state(serial, id).getBytes(UTF_8), "s");
  }
}
