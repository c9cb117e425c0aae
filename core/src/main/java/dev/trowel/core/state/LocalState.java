package dev.trowel.core.state;

import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.Optional;

/// The state on this machine: `resources.json` in the target's folder, and a journal left beside
/// it.
public final class LocalState {

  static final String FILE = "resources.json";

  private final LocalFolder folder;

  public LocalState(LocalFolder folder) {
    this.folder = folder;
  }

  /// What the file says, without a journal; empty when there is no file.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException with code `state-unreadable`,
  ///   `state-too-new` or `local-files`
  public Optional<State> recorded() {
    return folder.read(FILE).map(bytes -> StateCodec.read(bytes, folder.file(FILE).toString()));
  }

  /// What is known on this machine: the file, and on top what a killed deployment left in its
  /// journal.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException as [#recorded], or with code
  ///   `journal-mismatch` when the journal belongs to another state
  public State read(Diagnostics warnings) {
    return replayed(recorded().orElseGet(State::none), warnings);
  }

  /// `winner` with a journal left on this machine applied, when it is the one that would follow.
  State replayed(State winner, Diagnostics warnings) {
    return LeftoverJournal.replay(folder, winner, warnings);
  }

  /// Whether a deployment was killed here, or is running.
  boolean hasJournal() {
    return folder.read(Journal.FILE).isPresent();
  }

  /// Makes `state` what the file says; a journal is left alone.
  public void write(State state) {
    folder.write(FILE, StateCodec.write(state));
  }
}
