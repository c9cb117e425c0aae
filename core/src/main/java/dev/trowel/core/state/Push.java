package dev.trowel.core.state;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Puts a state in the workspace, by whichever command: never over one it does not follow, by one
/// request, and read back.
///
/// The workspace cannot compare and swap. What another writer puts there between the look and the
/// write is lost here, and so both hold the right to deploy meanwhile; when reading back shows what
/// somebody else wrote after that, it is told and left alone.
final class Push {

  private static final int ATTEMPTS = 2;

  private final WorkspaceFiles files;
  private final String path;
  private final Backups backups;

  /// @param path of the state in the workspace, absolute
  Push(WorkspaceFiles files, String path, Backups backups) {
    this.files = files;
    this.path = path;
    this.backups = backups;
  }

  /// Puts `state` there.
  ///
  /// @throws StopException with code `state-overtaken` when a state is there that it does not
  ///   follow, `state-not-pushed` when something else is there afterwards, or as the workspace says
  ///
  /// @param look what stood there just now
  /// @param beside what may go on once the state is written, while it is read back
  void next(State state, StateLook look, List<Runnable> beside) {
    StateLook last = look.isFresh() ? look : look();
    Optional<State> before = last.there().flatMap(this::readable);
    before.filter(now -> !follows(state, now)).ifPresent(this::overtaken);
    put(state, before, last, beside);
  }

  /// Looks what stands there.
  StateLook look() {
    return new StateLook(files, path, backups);
  }

  /// Puts `state` in the place of exactly what was `seen` there, whatever that is.
  ///
  /// @throws StopException as [#next]
  void instead(State state, Optional<byte[]> seen) {
    StateLook look = look();
    Optional<byte[]> now = look.there();
    if (!same(now, seen)) {
      throw StateProblem.overtaken(path, now.flatMap(this::readable));
    }
    put(state, now.flatMap(this::readable), look, List.of());
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent()
        && Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
  }

  private void put(State state, Optional<State> before, StateLook look, List<Runnable> beside) {
    byte[] content = StateCodec.write(state);
    files.write(path, content, true);
    List<Runnable> afterwards =
        new ArrayList<>(
            List.of(() -> verify(state, content), () -> backups.keep(state, before, look::copies)));
    afterwards.addAll(beside);
    Parallel.map(
        afterwards,
        each -> {
          each.run();
          return each;
        });
  }

  /// A write that was answered and yet is not there, or not whole, is repeated once.
  private void verify(State state, byte[] content) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<byte[]> there = files.read(path);
      if (there.filter(bytes -> isWhole(bytes, content, state)).isPresent()) {
        return;
      }
      there.flatMap(this::readable).filter(now -> !follows(state, now)).ifPresent(this::overtaken);
      if (attempt == ATTEMPTS) {
        throw new StopException(told(there));
      }
      files.write(path, content, true);
    }
  }

  private boolean isWhole(byte[] there, byte[] content, State state) {
    return Arrays.equals(there, content) || readable(there).filter(state::equals).isPresent();
  }

  private Diagnostic told(Optional<byte[]> there) {
    String found =
        there
            .map(bytes ->
                readable(bytes)
                    .map(state -> "serial " + state.serial())
                    .orElse(bytes.length + " bytes that are no state"))
            .orElse("no file");
    return StateProblem.notKept(path, found);
  }

  private void overtaken(State now) {
    throw StateProblem.overtaken(path, Optional.of(now));
  }

  private static boolean follows(State state, State before) {
    return before.lineage().equals(state.lineage())
        && (before.serial() < state.serial()
            || (before.serial() == state.serial() && before.resources().equals(state.resources())));
  }

  /// What nobody can read is no state that could be lost; one of a newer form is.
  private Optional<State> readable(byte[] bytes) {
    try {
      return Optional.of(StateCodec.read(bytes, path));
    } catch (StopException stop) {
      if (stop.diagnostics().getFirst().code().equals("state-too-new")) {
        throw stop;
      }
      return Optional.empty();
    }
  }
}
